package io.opengse.server.metrics;

import static io.opengse.metrics.Measure.counter;
import static io.opengse.metrics.Measure.gauge;
import static io.opengse.metrics.Measure.histogram;

import io.opengse.metrics.Measure;
import java.util.List;

/** Everything the server measures, beside its own JVM. */
public final class ServerMeasures {
    static final Measure HOSTS = gauge("opengse_hosts", "Hosts, by status.", "status");
    static final Measure PROCESSES = gauge("opengse_processes", "Processes that have not ended, by status.", "status");
    static final Measure SESSIONS =
            gauge("opengse_sessions", "Game server sessions that have not ended, by status.", "status");
    static final Measure PLAYERS = gauge("opengse_players", "Seats taken in sessions that have not ended.");
    static final Measure API_CALL = histogram(
            "opengse_api_call_seconds",
            "Calls of the API, from the whole request read to the answer made.",
            "action",
            "code");

    static final Measure FLEET = gauge("opengse_fleet_info", "1 for every fleet shown.", "fleet", "name", "status");
    static final Measure FLEETS_HIDDEN =
            gauge("opengse_fleets_hidden", "Fleets beyond those that have series of their own.");
    static final Measure FLEET_SESSIONS =
            gauge("opengse_fleet_sessions", "Sessions of a fleet that have not ended, by status.", "fleet", "status");
    static final Measure FLEET_PLAYERS =
            gauge("opengse_fleet_players", "Seats taken in sessions of a fleet, RESERVED and ACTIVE.", "fleet");
    static final Measure FLEET_PROCESSES =
            gauge("opengse_fleet_processes", "Processes of a fleet that have not ended, by status.", "fleet", "status");
    static final Measure FLEET_HEALTHY =
            gauge("opengse_fleet_processes_healthy", "ACTIVE processes that answer their health checks.", "fleet");
    static final Measure FLEET_AVAILABLE = gauge(
            "opengse_fleet_sessions_available",
            "Sessions that the ACTIVE, healthy processes of a fleet without one could host.",
            "fleet");
    static final Measure FLEET_INSTANCES =
            gauge("opengse_fleet_instances", "Instances of a fleet that are not over, by status.", "fleet", "status");
    static final Measure FLEET_IDLE =
            gauge("opengse_fleet_instances_idle", "ACTIVE instances of a fleet without a session.", "fleet");
    static final Measure FLEET_CAPACITY =
            gauge("opengse_fleet_capacity_instances", "Instances a fleet is allowed or wants.", "fleet", "bound");
    static final Measure FLEET_EVENTS = counter(
            "opengse_fleet_events_total",
            "What happened to the sessions, players and processes of a fleet since this server started.",
            "fleet",
            "event");

    static final Measure QUEUE_DEPTH = gauge("opengse_queue_depth", "PENDING placements of a queue.", "queue");
    static final Measure QUEUE_WAIT_AVERAGE = gauge(
            "opengse_queue_wait_average_seconds", "How long its PENDING placements have waited, on average.", "queue");
    static final Measure QUEUE_WAIT_LONGEST =
            gauge("opengse_queue_wait_longest_seconds", "How long the oldest of them has waited.", "queue");
    static final Measure QUEUE_STARTED =
            counter("opengse_queue_placements_started_total", "Placements that were started.", "queue");
    static final Measure QUEUE_ENDED = counter(
            "opengse_queue_placements_ended_total", "Placements that came to their end, by status.", "queue", "status");
    static final Measure QUEUE_REGION = counter(
            "opengse_queue_placements_fulfilled_total",
            "Placements that were FULFILLED, by region.",
            "queue",
            "region");
    static final Measure QUEUE_SECOND_CHOICE = counter(
            "opengse_queue_placements_second_choice_total",
            "Placements whose first destination was not taken, by what was found of it.",
            "queue",
            "finding");
    static final Measure QUEUE_FASTEST = counter(
            "opengse_queue_placements_fastest_total",
            "Placements with latencies that went to the region all players reach fastest.",
            "queue");

    private ServerMeasures() {}

    /** For docs/metrics.md, and whatever names measures. */
    public static List<Measure> declared() {
        return List.of(
                HOSTS,
                PROCESSES,
                SESSIONS,
                PLAYERS,
                API_CALL,
                FLEET,
                FLEETS_HIDDEN,
                FLEET_SESSIONS,
                FLEET_PLAYERS,
                FLEET_PROCESSES,
                FLEET_HEALTHY,
                FLEET_AVAILABLE,
                FLEET_INSTANCES,
                FLEET_IDLE,
                FLEET_CAPACITY,
                FLEET_EVENTS,
                QUEUE_DEPTH,
                QUEUE_WAIT_AVERAGE,
                QUEUE_WAIT_LONGEST,
                QUEUE_STARTED,
                QUEUE_ENDED,
                QUEUE_REGION,
                QUEUE_SECOND_CHOICE,
                QUEUE_FASTEST);
    }
}
