package io.opengse.engine.scaling;

/** What a rule based policy looks at; each is a number of the whole fleet (behaviour.md 9.3). */
public enum Metric {
    CURRENT_PLAYER_SESSIONS("CurrentPlayerSessions"),
    AVAILABLE_GAME_SERVER_SESSIONS("AvailableGameServerSessions"),
    PERCENT_AVAILABLE_GAME_SERVER_SESSIONS("PercentAvailableGameServerSessions"),
    AVAILABLE_CUSTOM_COUNT("AvailableCustomCount"),
    PERCENT_AVAILABLE_CUSTOM_COUNT("PercentAvailableCustomCount"),
    ACTIVE_INSTANCES("ActiveInstances"),
    IDLE_INSTANCES("IdleInstances"),
    PERCENT_IDLE_INSTANCES("PercentIdleInstances");

    private final String wireName;

    Metric(String wireName) {
        this.wireName = wireName;
    }

    /** As the cloud API spells it. */
    public String wireName() {
        return wireName;
    }

    /** Whether its values are 0 to 100. */
    public boolean isPercentage() {
        return switch (this) {
            case PERCENT_AVAILABLE_GAME_SERVER_SESSIONS, PERCENT_AVAILABLE_CUSTOM_COUNT, PERCENT_IDLE_INSTANCES -> true;
            case CURRENT_PLAYER_SESSIONS,
                    AVAILABLE_GAME_SERVER_SESSIONS,
                    AVAILABLE_CUSTOM_COUNT,
                    ACTIVE_INSTANCES,
                    IDLE_INSTANCES -> false;
        };
    }

    /** Whether it is made of what games tell by ReportCustomData. */
    public boolean isCustom() {
        return this == AVAILABLE_CUSTOM_COUNT || this == PERCENT_AVAILABLE_CUSTOM_COUNT;
    }
}
