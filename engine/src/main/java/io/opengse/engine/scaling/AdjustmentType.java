package io.opengse.engine.scaling;

/** What the number of an {@link Adjustment} means. */
public enum AdjustmentType {
    /** So many instances more, or fewer if negative. */
    CHANGE_IN_CAPACITY("ChangeInCapacity"),
    /** Exactly so many instances. */
    EXACT_CAPACITY("ExactCapacity"),
    /** So many percent more, or fewer if negative. */
    PERCENT_CHANGE_IN_CAPACITY("PercentChangeInCapacity");

    private final String wireName;

    AdjustmentType(String wireName) {
        this.wireName = wireName;
    }

    /** As the cloud API spells it. */
    public String wireName() {
        return wireName;
    }
}
