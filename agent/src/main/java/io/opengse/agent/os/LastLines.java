package io.opengse.agent.os;

import io.opengse.agent.os.OutputShelf.Piece;
import io.opengse.agent.os.OutputShelf.Span;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Finds where the last lines of an output begin.
 *
 * @param oldest the first position that is kept
 * @param end the position after the last byte
 */
record LastLines(Source source, long oldest, long end) {
    /** Reads bytes at a position. */
    interface Source {
        ByteBuffer read(Span span) throws IOException;
    }

    /** The last lines, at most so many bytes of them; a last line that has no end yet counts as one. */
    Piece of(int lines, int mostBytes) throws IOException {
        int length = (int) Math.min(mostBytes, end - oldest);
        long from = end - length;
        ByteBuffer bytes = source.read(new Span(from, length));
        int begin = bytes.limit();
        if (lines > 0) {
            begin = begin(bytes, lines, from == oldest);
        }
        byte[] content = new byte[bytes.limit() - begin];
        bytes.get(begin, content);
        return new Piece(from + begin, content, 0, 0);
    }

    private static int begin(ByteBuffer bytes, int lines, boolean all) {
        int found = 0;
        for (int index = bytes.limit() - 2; index >= 0; index--) {
            if (bytes.get(index) == '\n' && ++found == lines) {
                return index + 1;
            }
        }
        return all ? 0 : firstWhole(bytes);
    }

    /** The piece may begin in mid-line: that line is left out when others follow. */
    private static int firstWhole(ByteBuffer bytes) {
        for (int index = 0; index < bytes.limit() - 1; index++) {
            if (bytes.get(index) == '\n') {
                return index + 1;
            }
        }
        return 0;
    }
}
