package io.opengse.agent.process;

import static io.opengse.agent.process.Processes.ENDPOINT;
import static io.opengse.agent.process.Processes.NOON;
import static io.opengse.agent.process.Processes.OS;
import static io.opengse.agent.process.Processes.SESSION;
import static io.opengse.agent.process.Processes.TIMES;
import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.agent.process.ProcessEvent.EndOrdered;
import io.opengse.agent.process.ProcessEvent.StartAnswered;
import io.opengse.agent.process.ProcessEvent.StartOrdered;
import io.opengse.protocol.link.EndReason;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProcessRulesTest {
    private static final Instant LATER = NOON.plusSeconds(301);

    @Test
    void everyEventInEveryStateIsDecided() {
        String table = events().entrySet().stream()
                .map(event -> row(event.getKey(), event.getValue()))
                .collect(Collectors.joining());

        assertThat(table).isEqualTo("""
                        event            Ordered    Launching  Ready      Starting   Hosting    Ending     Exited
                        Launched         Launching  -          -          -          -          -          -
                        LaunchFailed     Exited     -          -          -          -          -          -
                        Adopted          -          Launching  Ready      Ready      Ready      Ending     -
                        Gone             -          Exited     Exited     Exited     Exited     Exited     -
                        Due              -          Ending     Ready      Ready      Ready      Ending     -
                        ReadyCalled      refused    Ready      Ready      Ready      Ready      refused    refused
                        EndingCalled     refused    Ending     Ending     Ending     Ending     Ending     refused
                        EndingAnswered   -          -          -          -          -          Ending     -
                        CountsReported   refused    refused    Ready      Ready      Ready      Ending     refused
                        StartOrdered     Ordered    Launching  Ready      Ready      Ready      Ending     Exited
                        StartAnswered    -          -          -          Ready      -          -          -
                        StartRefused     -          -          -          Ending     -          -          -
                        Activated        -          -          -          Ready      -          -          -
                        SessionOver      -          -          -          Ready      Ready      Ending     -
                        HealthAnswered   -          -          Ready      Ready      Ready      -          -
                        EndOrdered       -          Ending     Ending     Ending     Ending     Ending     -
                        NoticeAnswered   -          -          -          -          -          -          -
                        AgentStopping    -          Ending     Ending     Ending     Ending     Ending     -
                        """.lines()
                .skip(1)
                .map(line -> line.stripTrailing() + "\n")
                .collect(Collectors.joining()));
    }

    private static String row(String name, ProcessEvent event) {
        StringBuilder row = new StringBuilder("%-17s".formatted(name));
        states().forEach(process -> row.append("%-11s".formatted(outcome(process, event))));
        return row.toString().stripTrailing() + "\n";
    }

    private static String outcome(GameProcess process, ProcessEvent event) {
        Instant now = event instanceof ProcessEvent.Due ? LATER : NOON;
        return switch (ProcessRules.next(process, event, TIMES, now)) {
            case Step.Moved(var to, var _) -> to.state().getClass().getSimpleName();
            case Step.Stayed _ -> "-";
            case Step.Refused _ -> "refused";
        };
    }

    private static List<GameProcess> states() {
        return List.of(
                Processes.ordered(),
                Processes.launching(),
                Processes.ready(),
                Processes.starting(),
                Processes.hosting(),
                Processes.ending(),
                Processes.exited());
    }

    private static Map<String, ProcessEvent> events() {
        Map<String, ProcessEvent> events = new LinkedHashMap<>();
        events.put("Launched", new ProcessEvent.Launched(OS));
        events.put("LaunchFailed", new ProcessEvent.LaunchFailed("no"));
        events.put("Adopted", new ProcessEvent.Adopted());
        events.put("Gone", new ProcessEvent.Gone(1));
        events.put("Due", new ProcessEvent.Due());
        events.put(
                "ReadyCalled",
                new ProcessEvent.ReadyCalled(new Endpoint(8000, ENDPOINT.grpcPort(), ENDPOINT.logPaths(), NOON)));
        events.put("EndingCalled", new ProcessEvent.EndingCalled());
        events.put("EndingAnswered", new ProcessEvent.EndingAnswered());
        events.put("CountsReported", new ProcessEvent.CountsReported(new CustomCounts(1, 2)));
        events.put("StartOrdered", new StartOrdered(2, Processes.session("other"), LATER));
        events.put("StartAnswered", new StartAnswered(1, null));
        events.put("StartRefused", new StartAnswered(1, "no"));
        events.put("Activated", new ProcessEvent.Activated(SESSION));
        events.put("SessionOver", new ProcessEvent.SessionOver(SESSION));
        events.put("HealthAnswered", new ProcessEvent.HealthAnswered(null));
        events.put(
                "EndOrdered",
                new EndOrdered(EndReason.OPERATOR, true, NOON.plusSeconds(20), NOON.toEpochMilli(), 1_000_000));
        events.put("NoticeAnswered", new ProcessEvent.NoticeAnswered());
        events.put("AgentStopping", new ProcessEvent.AgentStopping());
        return events;
    }
}
