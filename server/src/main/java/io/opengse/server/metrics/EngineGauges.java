package io.opengse.server.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.opengse.engine.Engine;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.process.ProcessStatus;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.SessionQuery;
import io.opengse.engine.session.SessionSort;
import io.opengse.engine.session.SessionStatus;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Counts what lives, once for each scrape: hosts, processes, sessions and seats. Rows that have ended are not read, and
 * never more than {@link #MOST} of one sort.
 */
public final class EngineGauges {
    private static final int MOST = 10_000;
    private static final Set<SessionStatus> LIVING =
            Set.of(SessionStatus.ACTIVATING, SessionStatus.ACTIVE, SessionStatus.TERMINATING);

    private final Engine engine;
    private final MultiGauge hosts;
    private final MultiGauge processes;
    private final MultiGauge sessions;
    private final MultiGauge players;

    public EngineGauges(Engine engine, MeterRegistry registry) {
        this.engine = engine;
        this.hosts = gauge(registry, "gse.hosts", "Hosts, by status.");
        this.processes = gauge(registry, "gse.processes", "Processes that have not ended, by status.");
        this.sessions = gauge(registry, "gse.sessions", "Game server sessions that have not ended, by status.");
        this.players = gauge(registry, "gse.players", "Seats taken in sessions that have not ended.");
    }

    /** Reads everything anew. */
    public void refresh() {
        show(hosts, engine.hosts().list(), HostStatus.values(), host -> host.status());
        show(
                processes,
                engine.processes().list(null, true, null, MOST),
                List.of(ProcessStatus.ACTIVATING, ProcessStatus.ACTIVE, ProcessStatus.TERMINATING)
                        .toArray(ProcessStatus[]::new),
                process -> process.status());
        List<GameSession> living =
                engine.sessions().list(new SessionQuery(null, LIVING, null, SessionSort.NEWEST_FIRST, null), MOST);
        show(sessions, living, LIVING.toArray(SessionStatus[]::new), GameSession::status);
        int seats = living.stream().mapToInt(GameSession::players).sum();
        players.register(List.of(MultiGauge.Row.of(Tags.empty(), seats)), true);
    }

    private static <T, S extends Enum<S>> void show(
            MultiGauge gauge, List<T> living, S[] statuses, Function<T, S> status) {
        Map<S, Long> counts = living.stream().collect(Collectors.groupingBy(status, Collectors.counting()));
        List<MultiGauge.Row<?>> rows = java.util.Arrays.stream(statuses)
                .<MultiGauge.Row<?>>map(
                        value -> MultiGauge.Row.of(Tags.of("status", value.name()), counts.getOrDefault(value, 0L)))
                .toList();
        gauge.register(rows, true);
    }

    private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }
}
