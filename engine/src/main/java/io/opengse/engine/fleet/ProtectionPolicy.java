package io.opengse.engine.fleet;

/** What may be done to a process that hosts a session, once its end was triggered (behaviour.md 6). */
public enum ProtectionPolicy {
    /** Ended at the latest 5 minutes after the trigger. */
    NO_PROTECTION("NoProtection"),
    /** Ended at the latest after the fleet's protection time limit. */
    TIME_LIMIT_PROTECTION("TimeLimitProtection"),
    /** Never ended by us. */
    FULL_PROTECTION("FullProtection");

    private final String wireName;

    ProtectionPolicy(String wireName) {
        this.wireName = wireName;
    }

    /** As the cloud API spells it. */
    public String wireName() {
        return wireName;
    }
}
