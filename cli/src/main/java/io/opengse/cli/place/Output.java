package io.opengse.cli.place;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What one process printed, read on as it grows. */
public final class Output {
    private static final int MOST_AT_ONCE = 1 << 20;

    private final Path file;
    private long position;

    private Output(Path file, long position) {
        this.file = file;
        this.position = position;
    }

    /** From the beginning. */
    public static Output of(Path file) {
        return new Output(file, 0);
    }

    public String process() {
        String name = file.getFileName().toString();
        return name.endsWith(".log") ? name.substring(0, name.length() - 4) : name;
    }

    /** The whole lines printed since the last call; a line not ended yet waits for its end. */
    public List<String> more() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String chunk = chunk(); !chunk.isEmpty(); chunk = chunk()) {
            chunk.lines().forEach(lines::add);
        }
        return lines;
    }

    private String chunk() throws IOException {
        try (RandomAccessFile input = new RandomAccessFile(file.toFile(), "r")) {
            if (input.length() < position) {
                position = 0;
            }
            byte[] bytes = new byte[(int) Math.min(MOST_AT_ONCE, input.length() - position)];
            input.seek(position);
            input.readFully(bytes);
            int end = bytes.length;
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
            if (end == 0 && bytes.length == MOST_AT_ONCE) {
                end = bytes.length;
            }
            position += end;
            return new String(bytes, 0, end, StandardCharsets.UTF_8);
        }
    }
}
