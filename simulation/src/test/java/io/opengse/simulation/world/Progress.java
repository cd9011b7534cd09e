package io.opengse.simulation.world;

import java.util.EnumMap;
import java.util.Map;

/** What was achieved and what was suffered, counted: a run in which nothing happened proves nothing. */
public final class Progress {
    /** Things worth counting. */
    public enum Counted {
        EVENTS,
        COMMITS,
        CONFLICTS,
        SESSIONS_CREATED,
        SESSIONS_ACTIVATED,
        SESSIONS_ENDED_BY_GAME,
        SESSIONS_ENDED_FROM_OUTSIDE,
        PROCESSES_REUSED,
        PLACEMENTS_STARTED,
        PLACEMENTS_FULFILLED,
        PLAYERS_JOINED,
        PLAYERS_ACCEPTED,
        PLAYERS_REMOVED,
        REPORTS_APPLIED,
        LAUNCHES,
        ADOPTIONS,
        KILLS,
        LINKS_BROKEN,
        ANSWERS_LOST,
        AGENT_DEATHS,
        HOST_CRASHES,
        SERVER_DEATHS,
        SERVER_STOPS,
        HOSTS_DRAINED,
        HOSTS_LABELLED,
        HOSTS_LOST,
        HOSTS_GONE_FOR_EVER,
        LOST_HOSTS_RETURNED
    }

    private final Map<Counted, Long> counts = new EnumMap<>(Counted.class);

    public void count(Counted what) {
        counts.merge(what, 1L, Long::sum);
    }

    public long of(Counted what) {
        return counts.getOrDefault(what, 0L);
    }

    public void addAll(Progress other) {
        other.counts.forEach((what, many) -> counts.merge(what, many, Long::sum));
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}
