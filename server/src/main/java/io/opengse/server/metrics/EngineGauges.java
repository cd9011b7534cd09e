package io.opengse.server.metrics;

import io.opengse.engine.host.Host;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.process.ProcessStatus;
import io.opengse.engine.session.SessionStatus;
import io.opengse.metrics.Exposition;
import io.opengse.metrics.Measure;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts what lives in the whole installation: hosts, processes, sessions and seats. */
final class EngineGauges {
    static final List<ProcessStatus> PROCESSES =
            List.of(ProcessStatus.ACTIVATING, ProcessStatus.ACTIVE, ProcessStatus.TERMINATING);
    static final List<SessionStatus> SESSIONS =
            List.of(SessionStatus.ACTIVATING, SessionStatus.ACTIVE, SessionStatus.TERMINATING);

    private EngineGauges() {}

    static void show(Exposition exposition, Living living) {
        show(exposition, ServerMeasures.HOSTS, count(living.hosts(), Host::status), List.of(HostStatus.values()));
        show(exposition, ServerMeasures.PROCESSES, count(living.processes(), GameProcess::status), PROCESSES);
        exposition.family(ServerMeasures.SESSIONS);
        SESSIONS.forEach(status -> exposition.sample(ServerMeasures.SESSIONS, living.sessions(status), status.name()));
        exposition.single(ServerMeasures.PLAYERS, living.players());
    }

    private static <S extends Enum<S>> void show(
            Exposition exposition, Measure measure, Map<S, Long> counts, List<S> statuses) {
        exposition.family(measure);
        statuses.forEach(status -> exposition.sample(measure, counts.getOrDefault(status, 0L), status.name()));
    }

    static <T, S> Map<S, Long> count(Collection<T> rows, Function<T, S> status) {
        return rows.stream().collect(Collectors.groupingBy(status, Collectors.counting()));
    }
}
