package io.opengse.engine.host;

import static io.opengse.engine.host.DeploymentPhase.BUILDING;
import static io.opengse.engine.host.DeploymentPhase.CHECKING;
import static io.opengse.engine.host.DeploymentPhase.DEPLOYED;
import static io.opengse.engine.host.DeploymentPhase.FAILED;
import static io.opengse.engine.host.DeploymentPhase.FETCHING;
import static io.opengse.engine.host.DeploymentPhase.INSTALLING;
import static io.opengse.engine.host.DeploymentPhase.UNPACKING;
import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.FakeAgent;
import io.opengse.engine.Samples;
import io.opengse.engine.TestBed;
import io.opengse.engine.asset.Asset;
import io.opengse.engine.asset.AssetLabel;
import io.opengse.engine.asset.AssetSystem;
import io.opengse.engine.asset.NewAsset;
import io.opengse.engine.asset.PackageContent;
import io.opengse.engine.event.Event;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.event.EventTable;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetDescription;
import io.opengse.engine.fleet.FleetStatus;
import io.opengse.engine.fleet.NewFleet;
import io.opengse.engine.instance.DesiredInstance;
import io.opengse.engine.instance.GamePackage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeploymentsTest {
    private final TestBed bed = new TestBed();
    private final FakeAgent host = bed.host("h1");
    private final Fleet fleet = packageFleet();

    private Fleet packageFleet() {
        NewFleet folder = Samples.newFleet();
        String asset = aPackage().id().value();
        FleetDescription packed = new FleetDescription("arena", "", "", asset, "localhost", Map.of());
        return bed.fleet(
                new NewFleet(packed, folder.runtime(), folder.protection(), folder.creationLimit(), folder.ports()));
    }

    private Asset aPackage() {
        String blob = bed.engine().uploads().reserve();
        bed.engine().uploads().received("key", new PackageContent(blob, "ab".repeat(32), 100), "");
        AssetSystem system = new AssetSystem("CentOS7.16", "", "CentOS");
        return bed.engine()
                .assets()
                .create(new NewAsset("key", new AssetLabel("arena", "1"), system, Map.of()), "test");
    }

    private void is(FakeAgent agent, DeploymentPhase phase, DeploymentPhase... logs) {
        agent.deploys(new DeploymentReport(fleet.id(), phase, "", "", Set.of(logs)))
                .reports();
    }

    private void fails(FakeAgent agent, String code, String why, DeploymentPhase... logs) {
        agent.deploys(new DeploymentReport(fleet.id(), FAILED, code, why, Set.of(logs)))
                .reports();
    }

    /** Oldest first. */
    private List<Event> events() {
        return bed.engine()
                .events()
                .find(EventTable.Query.about(Event.Subjects.of(fleet.id())), 100)
                .reversed();
    }

    private List<EventCode> told() {
        return events().stream()
                .map(Event::code)
                .filter(code -> code.name().startsWith("FLEET_"))
                .toList();
    }

    private FleetStatus status() {
        return bed.now(fleet).status();
    }

    @Test
    void aFleetWithAPackageWaitsForItsDeployment() {
        assertThat(status()).isEqualTo(FleetStatus.NEW);
    }

    @Test
    void itsInstanceIsTheFirstToHaveThePackage() {
        bed.later(Duration.ofSeconds(2)).engine().sweeper().sweep();

        DesiredInstance desired = bed.engine().instances().desired(host.host()).getFirst();

        assertThat(desired.deployment())
                .isEqualTo(new GamePackage(fleet.description().assetId(), "ab".repeat(32), 100));
        assertThat(desired.launches()).isNotEmpty();
    }

    @Test
    void eachPhaseHasItsDocumentedEvents() {
        is(host, FETCHING);
        assertThat(status()).isEqualTo(FleetStatus.DOWNLOADING);
        is(host, UNPACKING);
        assertThat(status()).isEqualTo(FleetStatus.DOWNLOADING);
        is(host, INSTALLING, UNPACKING);
        assertThat(status()).isEqualTo(FleetStatus.VALIDATING);
        is(host, CHECKING, UNPACKING, INSTALLING);
        assertThat(status()).isEqualTo(FleetStatus.VALIDATING);
        is(host, BUILDING, UNPACKING, INSTALLING, CHECKING);
        assertThat(status()).isEqualTo(FleetStatus.BUILDING);
        is(host, DEPLOYED, UNPACKING, INSTALLING, CHECKING);
        assertThat(status()).isEqualTo(FleetStatus.ACTIVATING);
        host.runs(fleet);
        assertThat(status()).isEqualTo(FleetStatus.ACTIVE);

        assertThat(told())
                .containsExactly(
                        EventCode.FLEET_CREATED,
                        EventCode.FLEET_STATE_DOWNLOADING,
                        EventCode.FLEET_CREATION_EXTRACTING_BUILD,
                        EventCode.FLEET_STATE_VALIDATING,
                        EventCode.FLEET_CREATION_RUNNING_INSTALLER,
                        EventCode.FLEET_CREATION_VALIDATING_RUNTIME_CONFIG,
                        EventCode.FLEET_STATE_BUILDING,
                        EventCode.FLEET_STATE_ACTIVATING,
                        EventCode.FLEET_STATE_ACTIVE);
    }

    @Test
    void phasesThatNoReportShowedAreGoneThroughAllTheSame() {
        is(host, DEPLOYED, UNPACKING, INSTALLING, CHECKING);

        assertThat(told())
                .containsExactly(
                        EventCode.FLEET_CREATED,
                        EventCode.FLEET_STATE_DOWNLOADING,
                        EventCode.FLEET_CREATION_EXTRACTING_BUILD,
                        EventCode.FLEET_STATE_VALIDATING,
                        EventCode.FLEET_CREATION_RUNNING_INSTALLER,
                        EventCode.FLEET_CREATION_VALIDATING_RUNTIME_CONFIG,
                        EventCode.FLEET_STATE_BUILDING,
                        EventCode.FLEET_STATE_ACTIVATING);
    }

    @Test
    void aPackageWithoutAnInstallerHasNoEventOfOne() {
        is(host, DEPLOYED, UNPACKING, CHECKING);

        assertThat(told()).doesNotContain(EventCode.FLEET_CREATION_RUNNING_INSTALLER);
    }

    @Test
    void theLogsOfThePhasesStandAtTheirEvents() {
        is(host, DEPLOYED, UNPACKING, INSTALLING, CHECKING);

        assertThat(events().stream().map(Event::log).filter(log -> log != null))
                .containsExactly(
                        new PhaseLog(fleet.id(), host.host(), UNPACKING).key(),
                        new PhaseLog(fleet.id(), host.host(), INSTALLING).key(),
                        new PhaseLog(fleet.id(), host.host(), CHECKING).key());
    }

    @Test
    void theSameAgainChangesNothing() {
        is(host, UNPACKING);
        List<EventCode> before = told();

        is(host, UNPACKING);

        assertThat(told()).isEqualTo(before);
    }

    @Test
    void aDeploymentThatStartsOverTellsItsPhasesAgain() {
        is(host, INSTALLING, UNPACKING);
        is(host, FETCHING);
        is(host, INSTALLING, UNPACKING);

        assertThat(told().stream().filter(EventCode.FLEET_CREATION_EXTRACTING_BUILD::equals))
                .hasSize(2);
        assertThat(status()).isEqualTo(FleetStatus.VALIDATING);
    }

    @Test
    void theFirstDeploymentThatFailsIsTheEndOfItsFleet() {
        String why = "launch path game: there is no file";
        fails(host, "FLEET_VALIDATION_LAUNCH_PATH_NOT_FOUND", why, UNPACKING, CHECKING);

        assertThat(status()).isEqualTo(FleetStatus.ERROR);
        assertThat(told())
                .endsWith(
                        EventCode.FLEET_STATE_VALIDATING,
                        EventCode.FLEET_CREATION_VALIDATING_RUNTIME_CONFIG,
                        EventCode.FLEET_VALIDATION_LAUNCH_PATH_NOT_FOUND,
                        EventCode.FLEET_STATE_ERROR);
        assertThat(events().getLast().message()).contains(why);
        assertThat(bed.nudged()).contains(host.host());
    }

    @Test
    void aPackageThatCannotBeUnpackedFailsAsADownload() {
        fails(host, "FLEET_BINARY_DOWNLOAD_FAILED", "entry \"../x\" leads out", UNPACKING);

        assertThat(told())
                .containsExactly(
                        EventCode.FLEET_CREATED,
                        EventCode.FLEET_STATE_DOWNLOADING,
                        EventCode.FLEET_CREATION_EXTRACTING_BUILD,
                        EventCode.FLEET_BINARY_DOWNLOAD_FAILED,
                        EventCode.FLEET_STATE_ERROR);
    }

    @Test
    void aLaterHostThatFailsLeavesTheFleetActive() {
        is(host, DEPLOYED, UNPACKING, CHECKING);
        host.runs(fleet);
        FakeAgent other = bed.host("h2");

        fails(other, "FLEET_INITIALIZATION_FAILED", "install.sh ended with exit code 3", UNPACKING, INSTALLING);

        assertThat(status()).isEqualTo(FleetStatus.ACTIVE);
        assertThat(bed.told(EventCode.FLEET_INITIALIZATION_FAILED))
                .singleElement()
                .asString()
                .contains("h2", "exit code 3");
    }

    @Test
    void aNoteOfADeploymentIsTold() {
        host.deploys(new DeploymentReport(fleet.id(), DEPLOYED, "", "games run as nobody", Set.of()))
                .reports();

        assertThat(bed.told(EventCode.GENERIC_EVENT)).containsExactly("games run as nobody");
    }

    @Test
    void processesThatFailAgainAndAgainAreTheEndOfItsCreation() {
        is(host, DEPLOYED, UNPACKING, CHECKING);
        LaunchTrouble trouble = new LaunchTrouble(fleet.id(), "game", 4, bed.now(), "exit code 1 before ProcessReady");
        host.isInTrouble(trouble).reports();
        assertThat(status()).isEqualTo(FleetStatus.ACTIVATING);

        host.isInTrouble(new LaunchTrouble(fleet.id(), "game", 5, bed.now(), "exit code 1 before ProcessReady"))
                .reports();

        assertThat(status()).isEqualTo(FleetStatus.ERROR);
        assertThat(bed.told(EventCode.FLEET_ACTIVATION_FAILED))
                .singleElement()
                .asString()
                .contains("exit code 1", "5 times", "h1");
    }

    @Test
    void aFleetThatIsNeverReadyIsGivenUp() {
        is(host, DEPLOYED, UNPACKING, CHECKING);
        bed.sweepAfter(Duration.ofMinutes(29));
        assertThat(status()).isEqualTo(FleetStatus.ACTIVATING);

        bed.sweepAfter(Duration.ofMinutes(2));

        assertThat(status()).isEqualTo(FleetStatus.ERROR);
        assertThat(bed.told(EventCode.FLEET_ACTIVATION_FAILED))
                .singleElement()
                .asString()
                .contains("ProcessReady");
    }

    @Test
    void anEndlessValidationIsGivenUp() {
        is(host, INSTALLING, UNPACKING);

        bed.sweepAfter(Duration.ofMinutes(31));

        assertThat(status()).isEqualTo(FleetStatus.ERROR);
        assertThat(bed.told(EventCode.FLEET_VALIDATION_TIMED_OUT)).hasSize(1);
    }

    @Test
    void aFolderFleetIsNeverGivenUp() {
        Fleet folder = bed.fleet();

        bed.sweepAfter(Duration.ofDays(1));

        assertThat(bed.now(folder).status()).isEqualTo(FleetStatus.ACTIVATING);
    }

    @Test
    void whatAHostNoLongerTellsOfIsForgotten() {
        is(host, UNPACKING);
        host.forgetsDeployments().reports();

        List<Deployment> left =
                bed.store().read(transaction -> DeploymentTable.in(transaction).of(fleet.id()));
        assertThat(left).isEmpty();
    }
}
