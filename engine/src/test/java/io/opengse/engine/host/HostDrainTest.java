package io.opengse.engine.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opengse.engine.FakeAgent;
import io.opengse.engine.TestBed;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.instance.Instance;
import io.opengse.engine.instance.InstanceStatus;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.SessionStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Emptying a host on request, and taking one out of the books. */
class HostDrainTest {
    private final TestBed bed = new TestBed();
    private final FakeAgent first = bed.host("h1");
    private final Fleet fleet = bed.fleet();
    private final Hosts hosts = bed.engine().hosts();

    @Test
    void aDrainedHostTakesNoSessions() {
        ProcessId idle = first.runs(fleet);

        hosts.drain(first.host(), true, "op");

        assertThat(bed.vacant(fleet, idle)).isFalse();
        assertThat(bed.told(EventCode.HOST_DRAINING)).hasSize(1);
    }

    @Test
    void itsInstancesAreReplacedOnOtherHosts() {
        bed.host("h2");

        hosts.drain(first.host(), true, "op");
        moment();

        assertThat(placed()).contains(new HostId("h2"));
        assertThat(bed.engine().instances().livingOn(first.host()))
                .allMatch(instance -> instance.status() == InstanceStatus.DRAINING);
    }

    @Test
    void withoutAnotherHostTheyWait() {
        hosts.drain(first.host(), true, "op");
        moment();

        assertThat(bed.engine().instances().living(fleet.id()))
                .filteredOn(instance -> instance.status() == InstanceStatus.PENDING)
                .singleElement()
                .satisfies(waiting -> assertThat(waiting.reason()).contains("all are being drained"));
    }

    @Test
    void idleProcessesEndAndMatchesAreLeftAlone() {
        first.runs(fleet);
        GameSession match = bed.activeSession(fleet);
        ProcessId idle = first.runs(fleet);

        hosts.drain(first.host(), true, "op");
        moment();
        bed.sweepAfter(Duration.ofMinutes(6));

        assertThat(bed.condemnation(idle)).isPresent();
        assertThat(bed.condemnation(match.place().process())).isEmpty();
        assertThat(bed.now(match).status()).isEqualTo(SessionStatus.ACTIVE);
        assertThat(hosts.load(first.host()).sessions()).isEqualTo(1);
    }

    @Test
    void aHostThatIsUsedAgainTakesSessionsAgain() {
        ProcessId idle = first.runs(fleet);
        hosts.drain(first.host(), true, "op");

        hosts.drain(first.host(), false, "op");

        assertThat(bed.vacant(fleet, idle)).isTrue();
    }

    @Test
    void aDrainOutlivesTheConnection() {
        hosts.drain(first.host(), true, "op");
        hosts.disconnected(first.host());

        first.connects();

        assertThat(hosts.require(first.host()).drains()).isTrue();
    }

    @Test
    void aConnectedHostIsNotForgotten() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> hosts.forget(first.host(), "op"))
                .withMessageContaining("is CONNECTED")
                .withMessageContaining("drain it");
    }

    @Test
    void aLostHostCanBeForgotten() {
        first.runs(fleet);
        hosts.disconnected(first.host());
        bed.sweepAfter(Duration.ofMinutes(5));
        for (int minute = 0; minute < 40; minute++) {
            bed.sweepAfter(Duration.ofSeconds(20));
        }
        assertThat(hosts.require(first.host()).status()).isEqualTo(HostStatus.LOST);

        hosts.forget(first.host(), "op");

        assertThat(hosts.list()).isEmpty();
    }

    private List<HostId> placed() {
        return bed.engine().instances().living(fleet.id()).stream()
                .map(Instance::host)
                .toList();
    }

    private void moment() {
        bed.sweepAfter(Duration.ofSeconds(1));
        bed.sweepAfter(Duration.ofSeconds(1));
    }
}
