package io.opengse.agent.calls;

import java.util.ArrayList;
import java.util.List;

/** The newest calls of one process, the oldest overwritten. Writing one costs a short lock and no allocation. */
final class CallRing {
    static final int SIZE = 100;

    private final SeenCall[] slots = new SeenCall[SIZE];
    private long last;
    private volatile long lastAtMillis;

    synchronized void add(SeenCall call) {
        slots[(int) (last++ % SIZE)] = call;
        lastAtMillis = call.at().toEpochMilli();
    }

    long lastAtMillis() {
        return lastAtMillis;
    }

    synchronized long last() {
        return last;
    }

    /**
     * What is kept after this number, the oldest first. A number that was never given is one of an earlier agent's: then
     * all there is.
     */
    synchronized Seen after(long number, int most) {
        long known = number > last ? 0 : Math.max(0, number);
        long first = Math.max(known, last - SIZE);
        List<SeenCall> calls = new ArrayList<>();
        for (long at = first; at < last && calls.size() < most; at++) {
            calls.add(slots[(int) (at % SIZE)]);
        }
        return new Seen(first + 1, first - known, calls);
    }

    /**
     * Calls in a row.
     *
     * @param first the number of the first of them
     * @param missed so many before it are overwritten
     */
    record Seen(long first, long missed, List<SeenCall> calls) {}
}
