package io.opengse.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengse.engine.FakeAgent;
import io.opengse.engine.TestBed;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.problem.Refused;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessesTest {
    private final TestBed bed = new TestBed();
    private final FakeAgent host = bed.host("h1");
    private final Fleet fleet = bed.fleet();
    private final ProcessId process = host.runs(fleet);
    private final Processes processes = bed.engine().processes();

    @Test
    void aDeadlineOfOnesOwnChoosingIsWhatTheGameIsTold() {
        assertThat(processes.condemnWithin(process, Duration.ofSeconds(90), "ada"))
                .isTrue();

        Condemnation order = bed.condemnation(process).orElseThrow();
        assertThat(order.killAt()).isEqualTo(bed.now().plusSeconds(90));
        assertThat(order.shown()).isEqualTo(bed.now().plusSeconds(90));
        assertThat(order.reason()).isEqualTo(EndReason.OPERATOR);
    }

    @Test
    void aDeadlineIsBroughtForwardButNeverPutOff() {
        processes.condemnWithin(process, Duration.ofSeconds(90), "ada");

        assertThat(processes.condemnWithin(process, Duration.ofSeconds(900), "ada"))
                .isFalse();
        assertThat(processes.condemnWithin(process, Duration.ofSeconds(9), "ada"))
                .isTrue();
        assertThat(bed.condemnation(process).orElseThrow().killAt())
                .isEqualTo(bed.now().plusSeconds(9));
    }

    @Test
    void anUnknownProcessCannotBeToldAnything() {
        ProcessId unknown = new ProcessId("proc-9");

        assertThatThrownBy(() -> processes.condemnWithin(unknown, Duration.ZERO, "ada"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("does not exist");
    }
}
