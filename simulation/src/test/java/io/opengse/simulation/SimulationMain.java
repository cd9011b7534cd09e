package io.opengse.simulation;

import io.opengse.simulation.world.Progress;
import java.util.Locale;

/** Runs seeds one after another and stops at the first that breaks a rule. Arguments: first seed, number of seeds. */
final class SimulationMain {
    private SimulationMain() {}

    public static void main(String[] arguments) {
        long first = Long.parseLong(arguments[0]);
        long many = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        Progress total = new Progress();
        long begun = System.nanoTime();
        for (long seed = first; seed < first + many; seed++) {
            try {
                total.addAll(Simulation.run(seed));
            } catch (AssertionError broken) {
                System.out.println(broken.getMessage());
                if (!Boolean.getBoolean("go-on")) {
                    throw broken;
                }
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf(Locale.ROOT, "%d seeds in %.1f s: %s%n", many, seconds, total);
    }
}
