package io.opengse.agent.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.agent.deployment.DeploymentEffect;
import io.opengse.agent.deployment.DeploymentEvent;
import io.opengse.agent.deployment.Failure;
import io.opengse.agent.deployment.GamePackage;
import io.opengse.agent.deployment.Stage;
import io.opengse.agent.installation.FakeDeployer;
import io.opengse.agent.process.ProcessEvent;
import io.opengse.protocol.link.DeploymentReport;
import io.opengse.protocol.link.Desired;
import io.opengse.protocol.link.FleetSpec;
import io.opengse.protocol.link.Launch;
import io.opengse.protocol.link.PackageSpec;
import io.opengse.protocol.link.Report;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeployingTest {
    private static final Duration ELEVEN_MINUTES = Duration.ofMinutes(11);

    private final LoopDriver driver = new LoopDriver();
    private long number;

    private static FleetSpec fleet(String instance, int count) {
        return FleetSpec.newBuilder()
                .setFleetId(LoopDriver.FLEET)
                .setInstanceId(instance)
                .setDeployment(PackageSpec.newBuilder()
                        .setAssetId("asset-1")
                        .setSha256("AB".repeat(32))
                        .setSizeBytes(10))
                .addLaunches(Launch.newBuilder()
                        .setKey("key-1")
                        .setLaunchPath("game")
                        .setCount(count))
                .build();
    }

    private List<AgentEffect> desired(FleetSpec... fleets) {
        return driver.handle(new AgentEvent.DesiredArrived(Desired.newBuilder()
                .setNumber(++number)
                .addAllFleets(List.of(fleets))
                .build()));
    }

    private static List<DeploymentEffect> deployments(List<AgentEffect> effects) {
        return LoopDriver.of(AgentEffect.OfDeployment.class, effects).stream()
                .map(AgentEffect.OfDeployment::effect)
                .toList();
    }

    /** Carries out everything that is wanted of the deployment, until nothing is. */
    private List<AgentEffect> deploy(List<AgentEffect> wanted) {
        Deque<DeploymentEffect> waiting = new ArrayDeque<>(deployments(wanted));
        List<AgentEffect> last = wanted;
        while (!waiting.isEmpty()) {
            last = happens(FakeDeployer.outcome(waiting.remove()));
            waiting.addAll(deployments(last));
        }
        return last;
    }

    private List<AgentEffect> happens(DeploymentEvent event) {
        return driver.handle(new AgentEvent.OfDeployment(LoopDriver.FLEET, event));
    }

    private List<AgentEffect.Launch> launches() {
        return driver.all(AgentEffect.Launch.class);
    }

    @Test
    void nothingIsLaunchedBeforeThePackageIsDeployed() {
        List<AgentEffect> wanted = desired(fleet("ins-1", 2));
        assertThat(launches()).isEmpty();

        deploy(wanted);

        assertThat(launches()).hasSize(2).allMatch(one -> one.directory().equals(FakeDeployer.ROOT));
    }

    @Test
    void twoInstancesOfAFleetShareOneDeployment() {
        deploy(desired(fleet("ins-1", 1), fleet("ins-2", 1)));

        assertThat(deployments(driver.all(AgentEffect.class)).stream()
                        .filter(DeploymentEffect.Unpack.class::isInstance))
                .hasSize(1);
        assertThat(launches()).hasSize(2);
    }

    @Test
    void everyReportTellsHowFarItIs() {
        driver.handle(new AgentEvent.LinkUp(0));
        driver.handle(new AgentEvent.ReportAcknowledged(Long.MAX_VALUE));
        desired(fleet("ins-1", 1));
        happens(FakeDeployer.outcome(new DeploymentEffect.Look(new GamePackage("", "", 0))));

        Report last = driver.all(AgentEffect.SendReport.class).getLast().report();

        assertThat(last.getDeploymentsList())
                .containsExactly(DeploymentReport.newBuilder()
                        .setFleetId(LoopDriver.FLEET)
                        .setPhase(DeploymentReport.Phase.FETCHING)
                        .build());
    }

    @Test
    void aFailureIsReportedWithItsCode() {
        driver.handle(new AgentEvent.LinkUp(0));
        driver.handle(new AgentEvent.ReportAcknowledged(Long.MAX_VALUE));
        desired(fleet("ins-1", 1));
        happens(new DeploymentEvent.Failed(
                Stage.LOOKING, new Failure(Failure.Code.FLEET_BINARY_DOWNLOAD_FAILED, "the disk is full"), false));

        DeploymentReport report =
                driver.all(AgentEffect.SendReport.class).getLast().report().getDeployments(0);

        assertThat(report.getPhase()).isEqualTo(DeploymentReport.Phase.FAILED);
        assertThat(report.getFailureCode()).isEqualTo("FLEET_BINARY_DOWNLOAD_FAILED");
        assertThat(report.getMessage()).isEqualTo("the disk is full");
    }

    @Test
    void aDeploymentGoesAWhileAfterItsLastProcess() {
        deploy(desired(fleet("ins-1", 1)));
        String process = launches().getFirst().processId();
        driver.launched(process);
        desired();
        assertThat(deployments(driver.pass(ELEVEN_MINUTES))).isEmpty();

        driver.handle(new AgentEvent.OfProcess(process, new ProcessEvent.Gone(0)));

        assertThat(deployments(driver.pass(ELEVEN_MINUTES))).containsExactly(new DeploymentEffect.Remove());
    }

    @Test
    void whatAnEarlierAgentLeftGoesWhenNobodyAsksForIt() {
        driver.handle(new AgentEvent.DeploymentsFound(Map.of("fleet-9", "/d/fleet-9/game")));
        assertThat(deployments(driver.pass(ELEVEN_MINUTES))).isEmpty();

        desired();

        assertThat(deployments(driver.pass(ELEVEN_MINUTES))).containsExactly(new DeploymentEffect.Remove());
    }

    @Test
    void whatAnEarlierAgentLeftStaysWhileSomethingOfItRuns() {
        deploy(desired(fleet("ins-1", 1)));
        driver.launched(launches().getFirst().processId());
        driver.handle(new AgentEvent.DeploymentsFound(Map.of("fleet-9", FakeDeployer.ROOT)));
        desired();

        assertThat(deployments(driver.pass(ELEVEN_MINUTES))).isEmpty();
    }

    @Test
    void anAgentThatStopsBeginsNothing() {
        desired(fleet("ins-1", 1));
        driver.handle(new AgentEvent.Stopping(true));
        deploy(happens(FakeDeployer.outcome(new DeploymentEffect.Look(new GamePackage("", "", 0)))));

        assertThat(launches()).isEmpty();
    }
}
