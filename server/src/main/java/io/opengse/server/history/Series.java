package io.opengse.server.history;

import java.util.List;

/** What is kept. The order is that of the columns in the files: new ones at the end of their list. */
public enum Series {
    SESSIONS("Sessions"),
    PLAYERS("Players"),
    PROCESSES_ACTIVATING("ProcessesActivating"),
    PROCESSES_ACTIVE("ProcessesActive"),
    PROCESSES_TERMINATING("ProcessesTerminating"),
    HOSTS_CONNECTED("HostsConnected"),
    HOSTS_AWAY("HostsAway"),
    API_CALLS("ApiCallsPerSecond"),
    API_ERRORS("ApiErrorsPerSecond"),
    /** Sessions, as a share of the ACTIVE processes. */
    UTILISATION("Utilisation");

    static final List<Series> OF_THE_WHOLE = List.of(
            SESSIONS,
            PLAYERS,
            PROCESSES_ACTIVATING,
            PROCESSES_ACTIVE,
            PROCESSES_TERMINATING,
            HOSTS_CONNECTED,
            HOSTS_AWAY,
            API_CALLS,
            API_ERRORS);
    static final List<Series> OF_A_FLEET = List.of(SESSIONS, PLAYERS, PROCESSES_ACTIVE, UTILISATION);

    private final String wireName;

    Series(String wireName) {
        this.wireName = wireName;
    }

    /** As the API and charts name it. */
    public String wireName() {
        return wireName;
    }
}
