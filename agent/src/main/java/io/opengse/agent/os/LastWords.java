package io.opengse.agent.os;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The end of what a process wrote, on one line, for a message. */
public final class LastWords {
    private LastWords() {}

    /**
     * The last lines.
     *
     * @param most bytes
     */
    public static String of(Path output, long most) throws IOException {
        try (FileChannel file = FileChannel.open(output, StandardOpenOption.READ)) {
            long from = Math.max(0, file.size() - most);
            ByteBuffer bytes = ByteBuffer.allocate((int) (file.size() - from));
            while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) >= 0) {}
            String text = StandardCharsets.UTF_8.decode(bytes.flip()).toString();
            String whole = from == 0 ? text : text.substring(text.indexOf('\n') + 1);
            return whole.strip()
                    .lines()
                    .map(String::strip)
                    .reduce((one, next) -> one + " | " + next)
                    .orElse("");
        }
    }
}
