package io.opengse.engine.scaling;

import java.util.OptionalDouble;

/**
 * What a fleet has and what is in use, at one moment: the inputs of every scaling decision.
 *
 * @param instances all that are not being scaled in, also those that still start
 * @param processesPerInstance how many processes one instance runs, 1 or more; each can host one session
 * @param sessions living ones, without those on instances that are being scaled in
 * @param players seats taken in the sessions of the fleet
 * @param customCurrent what games reported, all processes together, in the meaning of the installation
 * @param customMost likewise
 */
public record FleetCounts(
        int instances, int processesPerInstance, int sessions, long players, long customCurrent, long customMost) {
    private static final double WHOLE = 100.0;

    /** How many sessions it could have, all together. */
    public long slots() {
        return (long) instances * processesPerInstance;
    }

    public long free() {
        return Math.max(0, slots() - sessions);
    }

    /** The value of a metric; empty for a percentage of nothing. */
    public OptionalDouble value(Metric metric, CustomCountMeaning meaning) {
        long available = switch (meaning) {
            case FREE -> Math.max(0, customMost - customCurrent);
            case REPORTED -> customCurrent;
        };
        return switch (metric) {
            case CURRENT_PLAYER_SESSIONS -> OptionalDouble.of(players);
            case AVAILABLE_GAME_SERVER_SESSIONS -> OptionalDouble.of(free());
            case PERCENT_AVAILABLE_GAME_SERVER_SESSIONS, PERCENT_IDLE_INSTANCES -> percent(free(), slots());
            case AVAILABLE_CUSTOM_COUNT -> OptionalDouble.of(available);
            case PERCENT_AVAILABLE_CUSTOM_COUNT -> percent(available, customMost);
            case ACTIVE_INSTANCES -> OptionalDouble.of(instances);
            case IDLE_INSTANCES -> OptionalDouble.of((double) free() / processesPerInstance);
        };
    }

    private static OptionalDouble percent(long part, long whole) {
        return whole <= 0 ? OptionalDouble.empty() : OptionalDouble.of(WHOLE * part / whole);
    }

    /** For messages: what the decision was made of. */
    public String words() {
        String custom =
                customMost == 0 && customCurrent == 0 ? "" : ", custom count " + customCurrent + "/" + customMost;
        return count(instances, "instance") + " with " + processesPerInstance
                + (processesPerInstance == 1 ? " process each, " : " processes each, ") + sessions + " of " + slots()
                + " sessions in use, " + players + " players" + custom;
    }

    /** As people say it: 1 instance, 2 instances. */
    static String count(long number, String noun) {
        return number + " " + noun + (Math.abs(number) == 1 ? "" : "s");
    }
}
