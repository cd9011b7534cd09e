package io.opengse.engine.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengse.engine.FakeAgent;
import io.opengse.engine.Samples;
import io.opengse.engine.TestBed;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.problem.Problem;
import io.opengse.engine.problem.Refused;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FleetChangesTest {
    private static final InboundPermission GAMES = new InboundPermission(7000, 7100, "UDP", "0.0.0.0/0");
    private static final InboundPermission CHAT = new InboundPermission(9000, 9000, "TCP", "10.0.0.0/8");

    private final TestBed bed = new TestBed();
    private final FleetChanges changes = bed.engine().fleetChanges();

    @Test
    void whatIsLeftOutOfAChangeStays() {
        Fleet fleet = bed.fleet();

        Fleet renamed = changes.update(fleet.id(), FleetChange.rename("harbour"), "test");

        assertThat(renamed.description().name()).isEqualTo("harbour");
        assertThat(renamed)
                .usingRecursiveComparison()
                .ignoringFields("description.name", "version")
                .isEqualTo(fleet);
    }

    @Test
    void everythingAtOnceIsChangedAndTold() {
        Fleet fleet = bed.fleet();
        CreationLimit limit = new CreationLimit(7, Duration.ofMinutes(9));

        Fleet changed = changes.update(
                fleet.id(),
                new FleetChange("n", "t", ProtectionPolicy.TIME_LIMIT_PROTECTION, Duration.ofMinutes(7), limit),
                "test");

        assertThat(changed.description().text()).isEqualTo("t");
        assertThat(changed.protection())
                .isEqualTo(new Protection(ProtectionPolicy.TIME_LIMIT_PROTECTION, Duration.ofMinutes(7)));
        assertThat(changed.creationLimit()).isEqualTo(limit);
        assertThat(bed.told(EventCode.GENERIC_EVENT)).singleElement().asString().contains("7 sessions per creator");
        assertThat(bed.told(EventCode.FLEET_NEW_GAME_SESSION_PROTECTION_POLICY_UPDATED))
                .hasSize(1);
    }

    @Test
    void aChangeOutsideTheLimitsIsRefusedWhole() {
        Fleet fleet = bed.fleet();

        assertThatThrownBy(() -> changes.update(
                        fleet.id(),
                        new FleetChange("n".repeat(51), "t".repeat(101), null, Duration.ofMinutes(4), null),
                        "test"))
                .hasMessageContaining("Name has 51")
                .hasMessageContaining("Description has 101")
                .hasMessageContaining("GameServerSessionProtectionTimeLimit is 4");
        assertThat(bed.now(fleet)).isEqualTo(fleet);
    }

    @Test
    void portsAreOpenedAndClosedByAllFourFields() {
        Fleet fleet = bed.fleet();
        changes.updatePorts(fleet.id(), List.of(GAMES, CHAT, GAMES), List.of(), "test");
        InboundPermission alike = new InboundPermission(9000, 9000, "UDP", "10.0.0.0/8");

        Fleet changed = changes.updatePorts(fleet.id(), List.of(), List.of(GAMES, alike), "test");

        assertThat(changed.ports()).containsExactly(CHAT);
    }

    @Test
    void theLastPortIsNotClosed() {
        Fleet fleet = bed.fleet();
        changes.updatePorts(fleet.id(), List.of(GAMES), List.of(), "test");

        assertThatThrownBy(() -> changes.updatePorts(fleet.id(), List.of(), List.of(GAMES), "test"))
                .hasMessageContaining("no inbound permission would be left");
    }

    @Test
    void rulesOutsideTheLimitsAreNamed() {
        Fleet fleet = bed.fleet();
        List<InboundPermission> wrong = List.of(
                new InboundPermission(1024, 2000, "UDP", "0.0.0.0/0"),
                new InboundPermission(3000, 2999, "UDP", "0.0.0.0/0"),
                new InboundPermission(2000, 3000, "ICMP", "0.0.0.0/33"));

        assertThatThrownBy(() -> changes.updatePorts(fleet.id(), wrong, List.of(), "test"))
                .hasMessageContaining("1024-2000")
                .hasMessageContaining("3000-2999")
                .hasMessageContaining("ICMP")
                .hasMessageContaining("0.0.0.0/33");
    }

    @Test
    void aProcessOnAClosedPortIsToldOfOnce() {
        Fleet fleet = bed.fleet();
        changes.updatePorts(fleet.id(), List.of(CHAT), List.of(), "test");
        FakeAgent host = bed.host("h1");

        host.runs(fleet);
        host.reports();

        assertThat(bed.told(EventCode.GENERIC_EVENT))
                .filteredOn(message -> message.contains("which no inbound permission of the fleet opens"))
                .singleElement()
                .asString()
                .contains("9000-9000/TCP from 10.0.0.0/8");
    }

    @Test
    void aDeletedFleetTakesNoMoreChanges() {
        Fleet fleet = running();
        bed.engine().fleetDeletion().delete(fleet.id(), "test");

        assertThatThrownBy(() -> changes.update(fleet.id(), FleetChange.rename("n"), "test"))
                .hasMessageContaining("DELETING");
        assertThatThrownBy(() -> changes.updatePorts(fleet.id(), List.of(GAMES), List.of(), "test"))
                .hasMessageContaining("DELETING");
    }

    @Test
    void deletionIsToldAndAgainChangesNothing() {
        Fleet fleet = running();

        bed.engine().fleetDeletion().delete(fleet.id(), "test");
        bed.engine().fleetDeletion().delete(fleet.id(), "test");

        assertThat(bed.now(fleet).status()).isEqualTo(FleetStatus.DELETING);
        assertThat(bed.told(EventCode.FLEET_DELETED)).hasSize(1);
        assertThat(bed.told(EventCode.FLEET_STATE_DELETING)).hasSize(1);
    }

    @Test
    void moreFleetsThanTheQuotaAreRefusedAllOrNone() {
        bed.engine().fleets().createAll(Collections.nCopies(19, Samples.newFleet()), "test");

        assertThatThrownBy(() -> bed.engine().fleets().createAll(Collections.nCopies(2, Samples.newFleet()), "test"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problem())
                                .isInstanceOfSatisfying(
                                        Problem.LimitReached.class,
                                        reached -> assertThat(reached.limit()).isEqualTo(Problem.Limit.FLEETS)));
        assertThat(bed.engine().fleets().countLiving()).isEqualTo(19);
    }

    /** With a process, so that it is not gone at once when it is deleted. */
    private Fleet running() {
        Fleet fleet = bed.fleet();
        bed.host("h1").runs(fleet);
        return fleet;
    }
}
