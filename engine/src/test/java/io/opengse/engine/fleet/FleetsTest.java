package io.opengse.engine.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengse.engine.Samples;
import io.opengse.engine.TestBed;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.id.FleetId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FleetsTest {
    private final TestBed bed = new TestBed();
    private final Fleets fleets = bed.engine().fleets();

    @Test
    void aNewFleetIsActivatedAtOnce() {
        Fleet fleet = bed.fleet();

        assertThat(fleet.status()).isEqualTo(FleetStatus.ACTIVATING);
        assertThat(bed.told(EventCode.FLEET_CREATED))
                .containsExactly("Fleet " + fleet.id() + " has been created with state NEW.");
        assertThat(bed.told(EventCode.FLEET_STATE_ACTIVATING)).hasSize(1);
        assertThat(fleets.require(fleet.id())).isEqualTo(fleet);
        assertThat(fleets.list(0, 10)).containsExactly(fleet);
        assertThat(fleets.named("arena")).containsExactly(fleet);
        assertThat(fleets.count()).isEqualTo(1);
    }

    @Test
    void everyMistakeIsNamedAtOnce() {
        NewFleet wrong = new NewFleet(
                new FleetDescription(
                        "",
                        "",
                        "",
                        "",
                        "",
                        Map.of(FleetDescription.EMPTY_SESSION_MINUTES, "soon", FleetDescription.SDK_ERRORS, "loud")),
                Samples.runtime(),
                new Protection(ProtectionPolicy.NO_PROTECTION, Duration.ofMinutes(4)),
                new CreationLimit(-1, Duration.ZERO),
                List.of(new InboundPermission(80, 90, "ICMP", "0.0.0.0/0")));

        assertThatThrownBy(() -> bed.fleet(wrong))
                .hasMessageContainingAll(
                        "Name has 0",
                        "\"soon\"",
                        "\"loud\"",
                        "0 together",
                        "4 minutes",
                        "PerCreator is -1",
                        "PolicyPeriodInMinutes is 0",
                        "80-90",
                        "ICMP");
    }

    @Test
    void aChangedProtectionIsTold() {
        Fleet fleet = bed.fleet();
        Protection full = Samples.protection(ProtectionPolicy.FULL_PROTECTION);

        assertThat(fleets.updateProtection(fleet.id(), full, "test").protection())
                .isEqualTo(full);
        assertThat(fleets.updateProtection(fleet.id(), full, "test").protection())
                .isEqualTo(full);

        assertThat(bed.told(EventCode.FLEET_NEW_GAME_SESSION_PROTECTION_POLICY_UPDATED))
                .singleElement()
                .asString()
                .contains("from NoProtection", "to FullProtection");
    }

    @Test
    void anUnknownFleetIsNotFound() {
        assertThatThrownBy(() -> fleets.require(new FleetId("fleet-none"))).hasMessageContaining("fleet-none");
        assertThat(fleets.find(new FleetId("fleet-none"))).isEmpty();
    }

    @Test
    void entriesOfOneKindCountTogether() {
        RuntimeConfiguration twice =
                Samples.runtime(new ServerProcess("game", "", 2), new ServerProcess("game", "", 3));

        assertThat(twice.merged()).containsExactly(new ServerProcess("game", "", 5));
        assertThat(twice.executions()).containsExactly(Map.entry("game\n", 5));
    }
}
