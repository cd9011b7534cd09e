package io.opengse.bench;

/**
 * How much is done for a figure.
 *
 * @param rounds interleaved repetitions whose median counts
 * @param calls SDK calls per round
 * @param creates sessions per round
 * @param finished sessions in the books for the cost of history
 * @param openLoopSeconds how long the open loop runs per round
 * @param programs repetitions of what starts real programs
 * @param sessions measured on a running gse up, one after the other
 * @param warmUpSessions before them
 */
public record Scale(
        boolean quick,
        int rounds,
        int calls,
        int creates,
        int finished,
        int openLoopSeconds,
        int programs,
        int sessions,
        int warmUpSessions) {
    public static final int CALLERS = 64;

    public static Scale full() {
        return new Scale(false, 5, 20_000, 10_000, 1_000_000, 5, 3, 100, 300);
    }

    public static Scale brief() {
        return new Scale(true, 3, 6_000, 2_000, 100_000, 1, 1, 50, 100);
    }
}
