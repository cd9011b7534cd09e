package io.opengse.game.player;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines of at most 500 bytes; what is longer is cut, so that no visitor can fill our memory. */
final class LineReader {
    private static final int LONGEST = 500;

    private final InputStream in;

    LineReader(InputStream in) {
        this.in = new BufferedInputStream(in, 512);
    }

    /** @return null at the end of the stream */
    @Nullable
    String next() throws IOException {
        var line = new byte[LONGEST];
        var length = 0;
        for (var read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                return null;
            }
            if (length < LONGEST && (read >= ' ' || read == '\t')) {
                line[length++] = (byte) read;
            }
        }
        return new String(line, 0, length, StandardCharsets.UTF_8);
    }
}
