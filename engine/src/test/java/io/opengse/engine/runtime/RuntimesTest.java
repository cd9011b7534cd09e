package io.opengse.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengse.engine.FakeAgent;
import io.opengse.engine.Samples;
import io.opengse.engine.TestBed;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.RuntimeConfiguration;
import io.opengse.engine.fleet.ServerProcess;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.process.EndReason;
import io.opengse.engine.session.GameSession;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RuntimesTest {
    private final TestBed bed = new TestBed();
    private final FakeAgent host = bed.host("h1");
    private final Fleet fleet = bed.fleet();

    @Test
    void theSameConfigurationChangesNothing() {
        Fleet before = bed.now(fleet);

        assertThat(update(Samples.GAME)).isEqualTo(before);
        assertThat(bed.told(EventCode.FLEET_RUNTIME_CONFIGURATION_UPDATED)).isEmpty();
    }

    @Test
    void idleProcessesOfARemovedEntryAreToldToEndAtOnce() {
        ProcessId process = host.runs(fleet);
        bed.nudged();

        update(new ServerProcess("game2", "", 1));

        assertThat(bed.condemnation(process).orElseThrow().reason()).isEqualTo(EndReason.RETIRED);
        assertThat(bed.vacant(fleet, process)).isFalse();
        assertThat(bed.nudged()).containsExactly(host.host());
        assertThat(bed.engine().instances().desired(host.host()).getFirst().launches())
                .containsExactly(new ServerProcess("game2", "", 1));
    }

    @Test
    void aProcessThatHostsIsLeftAlone() {
        ProcessId process = host.runs(fleet);
        bed.activeSession(fleet);

        update(new ServerProcess("game2", "", 1));

        assertThat(bed.condemnation(process)).isEmpty();
    }

    @Test
    void aHigherCountReplacesNothing() {
        ProcessId process = host.runs(fleet);

        update(new ServerProcess("game", "--port 7000", 9));

        assertThat(bed.condemnation(process)).isEmpty();
        assertThat(bed.vacant(fleet, process)).isTrue();
    }

    @Test
    void aLowerCountRetiresOnlyTheIdleSurplus() {
        List<ProcessId> processes = List.of(host.runs(fleet), host.runs(fleet), host.runs(fleet));
        GameSession session = bed.activeSession(fleet);

        update(new ServerProcess("game", "--port 7000", 1));

        assertThat(condemned(processes))
                .hasSize(2)
                .doesNotContain(session.place().process());
    }

    @Test
    void surplusThatHostedRetiresWhenItIsIdle() {
        List<ProcessId> processes = List.of(host.runs(fleet), host.runs(fleet));
        GameSession first = bed.activeSession(fleet);
        bed.activeSession(fleet);
        update(new ServerProcess("game", "--port 7000", 1));
        assertThat(condemned(processes)).isEmpty();

        bed.engine().sessionCalls().terminate(first.place().process(), first.id());
        host.reports();

        assertThat(condemned(processes)).containsExactly(first.place().process());
    }

    @Test
    void everyMistakeIsNamedAtOnce() {
        RuntimeConfiguration wrong = new RuntimeConfiguration(
                List.of(new ServerProcess("", "x".repeat(1025), 51)), Duration.ofSeconds(601), -1);

        assertThatThrownBy(() -> bed.engine().runtimes().update(fleet.id(), wrong, "test"))
                .hasMessageContainingAll(
                        "LaunchPath has 0",
                        "Parameters has 1025",
                        "are 51 together",
                        "ActivationTimeoutSeconds is 601",
                        "Activations is -1");
    }

    @Test
    void noProcessAtAllIsRefused() {
        assertThatThrownBy(() -> update()).hasMessageContaining("are 0 together");
    }

    private Fleet update(ServerProcess... entries) {
        return bed.engine().runtimes().update(fleet.id(), Samples.runtime(entries), "test");
    }

    private List<ProcessId> condemned(List<ProcessId> processes) {
        Stream<ProcessId> found =
                processes.stream().filter(id -> bed.condemnation(id).isPresent());
        return found.toList();
    }
}
