package io.opengse.bench;

import java.util.List;

/**
 * How much is done for a figure.
 *
 * @param rounds interleaved repetitions whose median counts
 * @param warmUps rounds of the store before the first that counts
 * @param calls SDK calls per round
 * @param callRounds interleaved rounds of SDK calls, shorter and more than the others: both sides take turns often
 * @param callWarmUps rounds of SDK calls on each side before the first that counts
 * @param creates sessions per round
 * @param finished sessions in the books for the cost of history
 * @param costBatches batches of creates on each side for a cost ratio
 * @param openLoopSeconds how long the open loop runs per round
 * @param programs repetitions of what starts real programs
 * @param sessions measured on a running gse up, one after the other
 * @param warmUpSessions before them
 * @param hosts so many agents are connected one size after the other
 */
public record Scale(
        boolean quick,
        int rounds,
        int warmUps,
        int calls,
        int callRounds,
        int callWarmUps,
        int creates,
        int finished,
        int costBatches,
        int openLoopSeconds,
        int programs,
        int sessions,
        int warmUpSessions,
        List<Integer> hosts) {
    public static final int CALLERS = 64;

    public static Scale full() {
        return new Scale(false, 5, 2, 8_000, 11, 6, 10_000, 1_000_000, 60, 2, 3, 100, 200, List.of(10, 100, 1_000));
    }

    public static Scale brief() {
        return new Scale(true, 3, 1, 2_000, 3, 2, 2_000, 30_000, 16, 1, 1, 50, 100, List.of(10, 100));
    }

    /** The same with other numbers of hosts. */
    Scale over(List<Integer> others) {
        return new Scale(
                quick,
                rounds,
                warmUps,
                calls,
                callRounds,
                callWarmUps,
                creates,
                finished,
                costBatches,
                openLoopSeconds,
                programs,
                sessions,
                warmUpSessions,
                List.copyOf(others));
    }
}
