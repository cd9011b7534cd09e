package io.opengse.engine.scaling;

/** What a scaling policy wants. */
public sealed interface PolicyRule {
    /**
     * Keeps a share of all sessions free.
     *
     * @param percent 1 to 99
     */
    record TargetBased(int percent) implements PolicyRule {
        /** How many instances so many sessions need, before the fleet's minimum and maximum are looked at. */
        long instancesFor(int sessions, int processesPerInstance) {
            long usable = (long) processesPerInstance * (100 - percent);
            return Math.max(1, Math.ceilDiv(100L * sessions, usable));
        }
    }

    /** Does something while a condition holds. */
    record RuleBased(Condition condition, Adjustment adjustment) implements PolicyRule {}
}
