package io.opengse.simulation;

import io.opengse.simulation.saboteur.Saboteur;

/** Prints which rule caught which saboteur, and at which seed. Arguments: how many seeds, a word of the crime. */
final class SaboteursMain {
    private SaboteursMain() {}

    public static void main(String[] arguments) {
        long seeds = arguments.length > 0 ? Long.parseLong(arguments[0]) : 400;
        String wanted = arguments.length > 1 ? arguments[1] : "";
        for (Saboteur saboteur : Saboteur.all()) {
            if (!saboteur.crime().contains(wanted)) {
                continue;
            }
            System.out.println("| " + saboteur.crime() + " | " + caught(saboteur, seeds) + " |");
        }
    }

    private static String caught(Saboteur saboteur, long seeds) {
        for (long seed = 1; seed <= seeds; seed++) {
            try {
                Simulation.run(seed, saboteur.hand().get());
            } catch (AssertionError found) {
                String rule = String.valueOf(found.getCause().getMessage()).replace('\n', ' ');
                return seed + " | " + rule.substring(0, Math.min(100, rule.length()));
            }
        }
        return "- | NOT CAUGHT";
    }
}
