package io.opengse.server.peer;

import java.util.BitSet;

/**
 * Which numbers of one server's questions have come: each is taken once. They may overtake each other, but not by more
 * than a window; what is older counts as having come.
 */
final class Numbers {
    private static final int WINDOW = 1 << 14;

    private final BitSet seen = new BitSet(WINDOW);
    private long highest;

    /** Whether it comes for the first time. */
    synchronized boolean take(long number) {
        if (number <= 0 || number <= highest - WINDOW) {
            return false;
        }
        if (number - highest >= WINDOW) {
            seen.clear();
            highest = number;
        }
        for (; highest < number; highest++) {
            seen.clear(place(highest + 1));
        }
        boolean first = !seen.get(place(number));
        seen.set(place(number));
        return first;
    }

    private static int place(long number) {
        return (int) (number % WINDOW);
    }
}
