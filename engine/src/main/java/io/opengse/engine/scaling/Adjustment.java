package io.opengse.engine.scaling;

/**
 * What a rule based policy does to the number of instances.
 *
 * @param amount -99 to 99 for a percentage; 0 or more for an exact capacity
 */
public record Adjustment(AdjustmentType type, int amount) {
    private static final int WHOLE = 100;

    /** What it makes of so many instances, before the fleet's minimum and maximum are looked at; may be below 0. */
    public long applied(int instances) {
        return switch (type) {
            case CHANGE_IN_CAPACITY -> (long) instances + amount;
            case EXACT_CAPACITY -> amount;
            case PERCENT_CHANGE_IN_CAPACITY -> instances + percent(instances);
        };
    }

    /** Rounded away from zero and at least 1, so that a policy that acts is never without effect. */
    private long percent(int instances) {
        if (amount == 0) {
            return 0;
        }
        long exactly = Math.abs((long) instances * amount);
        return Integer.signum(amount) * Math.max(1, Math.ceilDiv(exactly, WHOLE));
    }

    /** In words, e.g. "+2 instances", "to 3 instances", "-10 % of the instances". */
    public String words() {
        String signed = amount > 0 ? "+" + amount : Integer.toString(amount);
        return switch (type) {
            case CHANGE_IN_CAPACITY -> signed + (Math.abs(amount) == 1 ? " instance" : " instances");
            case EXACT_CAPACITY -> "to " + FleetCounts.count(amount, "instance");
            case PERCENT_CHANGE_IN_CAPACITY -> signed + " % of the instances";
        };
    }
}
