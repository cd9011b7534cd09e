package io.opengse.server.metrics;

import io.opengse.engine.Engine;
import io.opengse.engine.event.Event;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.event.EventTable;
import io.opengse.engine.id.FleetId;
import io.opengse.metrics.Exposition;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts events of fleets by reading what was added since it last looked: exact while it looks often enough, since it
 * reads no more than so many at once. Used by one thread at a time.
 */
final class FleetEvents {
    private static final int PAGE = 5_000;
    private static final int PAGES = 20;
    private static final Map<EventCode, String> NAMES = names();

    private final Engine engine;
    private final Map<FleetId, Map<String, Long>> counts = new HashMap<>();
    private long last;

    FleetEvents(Engine engine) {
        this.engine = engine;
        this.last = newest();
    }

    private static Map<EventCode, String> names() {
        Map<EventCode, String> names = new EnumMap<>(EventCode.class);
        names.put(EventCode.PROCESS_LAUNCHED, "process_launched");
        names.put(EventCode.PROCESS_READY, "process_ready");
        names.put(EventCode.PROCESS_EXITED, "process_ended");
        names.put(EventCode.SERVER_PROCESS_CRASHED, "process_ended_abnormally");
        names.put(EventCode.SERVER_PROCESS_PROCESS_READY_TIMEOUT, "process_ended_abnormally");
        names.put(EventCode.SERVER_PROCESS_PULL_FAILED, "process_ended_abnormally");
        names.put(EventCode.SERVER_PROCESS_TERMINATED_UNHEALTHY, "process_ended_abnormally");
        names.put(EventCode.SERVER_PROCESS_FORCE_TERMINATED, "process_ended_abnormally");
        names.put(EventCode.SESSION_CREATED, "session_created");
        names.put(EventCode.SESSION_REFUSED, "session_refused");
        names.put(EventCode.SESSION_ACTIVE, "session_activated");
        names.put(EventCode.GAME_SESSION_ACTIVATION_TIMEOUT, "session_activation_timeout");
        names.put(EventCode.SESSION_FAILED, "session_failed");
        names.put(EventCode.SESSION_TERMINATED, "session_ended");
        names.put(EventCode.PLAYER_ACCEPTED, "player_accepted");
        names.put(EventCode.PLAYER_TIMED_OUT, "player_timed_out");
        return names;
    }

    /** What an event counts as. */
    static Set<String> kinds() {
        return Set.copyOf(NAMES.values());
    }

    private long newest() {
        List<Event> newest = engine.events().find(new EventTable.Query(null, Set.of(), null, null, 0, 0), 1);
        return newest.isEmpty() ? 0 : newest.getFirst().number();
    }

    /** Reads what is new, the newest first, back to where it stopped. */
    void follow() {
        long until = newest();
        long below = until + 1;
        for (int page = 0; page < PAGES && below > last + 1; page++) {
            List<Event> found =
                    engine.events().find(new EventTable.Query(null, NAMES.keySet(), null, null, below, last), PAGE);
            found.forEach(this::count);
            below = found.size() < PAGE ? 0 : found.getLast().number();
        }
        last = until;
    }

    private void count(Event event) {
        FleetId fleet = event.subjects().fleet();
        if (fleet != null) {
            counts.computeIfAbsent(fleet, _ -> new HashMap<>())
                    .merge(NAMES.getOrDefault(event.code(), ""), 1L, Long::sum);
        }
    }

    /** Of these fleets; what is counted of others is forgotten. */
    void show(Exposition exposition, List<FleetId> fleets) {
        counts.keySet().retainAll(Set.copyOf(fleets));
        exposition.family(ServerMeasures.FLEET_EVENTS);
        for (FleetId fleet : fleets) {
            Map<String, Long> ofFleet = counts.getOrDefault(fleet, Map.of());
            kinds().stream()
                    .sorted()
                    .forEach(kind -> exposition.sample(
                            ServerMeasures.FLEET_EVENTS, ofFleet.getOrDefault(kind, 0L), fleet.value(), kind));
        }
    }
}
