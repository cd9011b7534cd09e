package io.opengse.simulation;

import io.opengse.simulation.world.Progress;
import io.opengse.simulation.world.Progress.Counted;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Runs very many seeds on all processors, each world on one, and stops at the first that breaks a rule. Arguments: how
 * many seeds, and the first of them (1 if not said). Prints the table that docs/reliability.md quotes.
 */
final class SimulationMain {
    private static final long TELL_EVERY = 1000;

    private final long last;
    private final AtomicLong next;
    private final Progress total = new Progress();
    private boolean broken;

    private SimulationMain(long first, long many) {
        this.next = new AtomicLong(first);
        this.last = first + many - 1;
    }

    public static void main(String[] arguments) {
        long many = Long.parseLong(arguments[0]);
        long first = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        long begun = System.nanoTime();
        Progress total = new SimulationMain(first, many).run();
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%n%,d seeds, %,d events, each followed by every invariant: none broken. %.0f s.%n",
                many,
                total.of(Counted.EVENTS),
                seconds);
        for (Counted what : Counted.values()) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %,d |%n",
                    what.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    total.of(what));
        }
    }

    private Progress run() {
        IntStream.range(0, Runtime.getRuntime().availableProcessors())
                .parallel()
                .forEach(_ -> work());
        return total;
    }

    private void work() {
        for (long seed = next.getAndIncrement(); seed <= last && !isBroken(); seed = next.getAndIncrement()) {
            try {
                add(seed, Simulation.run(seed));
            } catch (AssertionError found) {
                stop();
                throw found;
            }
        }
    }

    private synchronized boolean isBroken() {
        return broken;
    }

    private synchronized void stop() {
        broken = true;
    }

    private synchronized void add(long seed, Progress progress) {
        total.addAll(progress);
        if (seed % TELL_EVERY == 0) {
            System.out.println(seed + " seeds, " + total);
        }
    }
}
