package io.opengse.engine.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.FakeAgent;
import io.opengse.engine.TestBed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A host may have streams at several servers for a moment: only the one that came last speaks for it. */
class HeldTest {
    private static final Held OLD = new Held("a", 1);
    private static final Held NEW = new Held("b", 1);

    private final TestBed bed = new TestBed();
    private final Hosts hosts = bed.engine().hosts();
    private final FakeAgent agent = bed.host("h1");
    private final Arrival arrival = new Arrival(agent.host(), "local", "10.0.0.1", false, "1.0");

    HeldTest() {
        hosts.connected(arrival, OLD);
        hosts.connected(arrival, NEW);
    }

    @Test
    void theEndOfAStreamAtAnotherServerChangesNothing() {
        assertThat(hosts.seen(agent.host(), NEW)).isTrue();

        hosts.disconnected(agent.host(), "a");

        assertThat(status()).isEqualTo(HostStatus.CONNECTED);
    }

    @Test
    void theEndOfItsStreamMakesItAway() {
        hosts.seen(agent.host(), NEW);

        hosts.disconnected(agent.host(), "b");

        assertThat(status()).isEqualTo(HostStatus.AWAY);
    }

    @Test
    void aSignOfLifeThroughTheOldStreamIsNone() {
        assertThat(hosts.seen(agent.host(), OLD)).isFalse();

        assertThat(status()).isEqualTo(HostStatus.AWAY);
    }

    @Test
    void aReportThroughTheOldStreamIsNotAppliedAndItsNumberStaysFree() {
        HostReport report = new HostReport(agent.host(), 99, List.of(), List.of(), List.of());

        assertThat(hosts.apply(report, OLD)).isEmpty();

        assertThat(hosts.apply(report, NEW)).hasValue(99);
        assertThat(status()).isEqualTo(HostStatus.CONNECTED);
    }

    @Test
    void theStreamsOfAServerAreHeardTogetherButForThoseThatAnotherHasTaken() {
        FakeAgent stays = bed.host("h2");
        hosts.connected(new Arrival(stays.host(), "local", "10.0.0.2", false, "1.0"), OLD);

        assertThat(hosts.seen("a", Map.of(agent.host(), OLD, stays.host(), OLD)))
                .containsExactly(agent.host());

        assertThat(status()).isEqualTo(HostStatus.AWAY);
        assertThat(hosts.require(stays.host()).status()).isEqualTo(HostStatus.CONNECTED);
    }

    @Test
    void hostsThatAreHeardTogetherAreSeenNowAndThen() {
        hosts.seen("b", Map.of(agent.host(), NEW));
        Instant before = hosts.require(agent.host()).lastSeen();
        bed.sweepAfter(Duration.ofSeconds(6));

        hosts.seen("b", Map.of(agent.host(), NEW));

        assertThat(hosts.require(agent.host()).lastSeen()).isEqualTo(before.plusSeconds(6));
    }

    private HostStatus status() {
        return hosts.require(agent.host()).status();
    }
}
