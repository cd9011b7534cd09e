package io.opengse.agent.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opengse.agent.archive.ZipMaker;
import io.opengse.agent.deployment.Deployment;
import io.opengse.agent.deployment.DeploymentEffect;
import io.opengse.agent.deployment.DeploymentEvent;
import io.opengse.agent.deployment.DeploymentRules;
import io.opengse.agent.deployment.DeploymentStep;
import io.opengse.agent.deployment.Failure;
import io.opengse.agent.deployment.GamePackage;
import io.opengse.agent.deployment.Stage;
import io.opengse.agent.os.Housing;
import io.opengse.agent.os.LinuxOs;
import io.opengse.agent.os.LocalGame;
import io.opengse.agent.os.ProcessLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real zips, a real disk and real installers, driven by the rules. */
class DiskDeployerTest {
    private static final String FLEET = "fleet-1";
    private static final String ENDLESS = "#!/bin/sh\nexec sleep 1000\n";

    @TempDir
    private Path data;

    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    private final LinuxOs os = new LinuxOs(timer, () -> 0, LocalGame.off(), ProcessLimits.NONE);
    private final FakePackages packages = new FakePackages();
    private final Map<String, String> logs = new ConcurrentHashMap<>();
    private final List<DeploymentEvent> meanwhile = new CopyOnWriteArrayList<>();
    private DiskDeployer deployer;

    @BeforeEach
    void makeDeployer() throws IOException {
        deployer = deployer(Duration.ofSeconds(20));
    }

    @AfterEach
    void stop() throws IOException {
        timer.shutdownNow();
        Path deployments = data.resolve("deployments");
        if (Files.isDirectory(deployments)) {
            try (Stream<Path> folders = Files.list(deployments)) {
                folders.map(DeploymentFolder::new).forEach(folder -> await().until(() -> isSettled(folder)));
            }
        }
    }

    /** What is deployed is made safe on the disk by a thread of its own, which writes into its folder. */
    private static boolean isSettled(DeploymentFolder folder) throws IOException {
        Marker marker = Marker.read(folder.marker());
        return marker == null || marker.boot().isEmpty();
    }

    private DiskDeployer deployer(Duration installerTimeout) throws IOException {
        return new DiskDeployer(
                data,
                new DiskDeployer.Manners(1 << 30, installerTimeout),
                new DiskDeployer.Surroundings(
                        os,
                        LocalGame.off(),
                        packages,
                        (fleet, phase, log) -> logs.put(fleet + "/" + phase, Files.readString(log))));
    }

    private Deployment deploy(ZipMaker zip) {
        GamePackage game = packages.has("asset-1", zip.bytes());
        return run(Deployment.fresh(FLEET, game), new DeploymentEvent.Wanted(game, List.of("bin/game")));
    }

    /** Until nothing is left to do. */
    private Deployment run(Deployment from, DeploymentEvent first) {
        Deployment deployment = from;
        Deque<DeploymentEvent> events = new ArrayDeque<>(List.of(first));
        while (!events.isEmpty()) {
            DeploymentStep step = DeploymentRules.next(deployment, events.remove(), Instant.EPOCH);
            deployment = Objects.requireNonNull(step.to());
            for (DeploymentEffect effect : step.effects()) {
                events.add(carryOut(FLEET, effect));
            }
        }
        return deployment;
    }

    private DeploymentEvent carryOut(String fleetId, DeploymentEffect effect) {
        return deployer.carryOut(fleetId, effect, meanwhile::add);
    }

    private static Failure failure(Deployment deployment) {
        return Objects.requireNonNull(deployment.failure(), "it was to fail");
    }

    private static ZipMaker game() {
        return new ZipMaker().executable("bin/game", "#!/bin/sh\n");
    }

    private Path root() {
        return data.resolve("deployments").resolve(FLEET).resolve("game");
    }

    @Test
    void aPackageIsDeployed() {
        Deployment deployment = deploy(game());

        assertThat(deployment.stage()).isEqualTo(Stage.DEPLOYED);
        assertThat(deployment.root()).isEqualTo(root().toString());
        assertThat(root().resolve("bin/game")).isExecutable();
        assertThat(logs.get("fleet-1/unpacking")).contains("Extracting Build.", "bin/game (10 bytes)");
        assertThat(logs.get("fleet-1/checking")).contains("found: bin/game");
        assertThat(logs).doesNotContainKey("fleet-1/installing");
    }

    @Test
    void theInstallerRunsOnceInTheGameRoot() {
        deploy(game().file("install.sh", "#!/bin/sh\necho hello from $PWD\necho x >> installed\n"));

        assertThat(root().resolve("installed")).hasContent("x\n");
        assertThat(logs.get("fleet-1/installing"))
                .contains("/local/game/install.sh", "hello from " + root(), "exit code 0");

        Deployment again = deploy(game().file("install.sh", "#!/bin/sh\necho hello from $PWD\necho x >> installed\n"));
        assertThat(again.stage()).isEqualTo(Stage.DEPLOYED);
        assertThat(root().resolve("installed")).hasContent("x\n");
    }

    @Test
    void aLaunchPathMayBeMadeByTheInstaller() {
        ZipMaker zip = new ZipMaker()
                .file("install.sh", "mkdir bin && ln -s /bin/true bin/game\n"); // no first line: /bin/sh runs it

        assertThat(deploy(zip).stage()).isEqualTo(Stage.DEPLOYED);
    }

    @Test
    void aLinkIntoLocalGameLeadsIntoThePackage() {
        ZipMaker zip = new ZipMaker().executable("real", "#!/bin/sh\n").link("bin/game", "/local/game/real");

        assertThat(deploy(zip).stage()).isEqualTo(Stage.DEPLOYED);
    }

    @Test
    void aFailedInstallerIsTheEnd() {
        Deployment deployment = deploy(game().file("install.sh", "#!/bin/sh\necho no such mirror\nexit 3\n"));

        assertThat(failure(deployment).code()).isEqualTo(Failure.Code.FLEET_INITIALIZATION_FAILED);
        assertThat(failure(deployment).why()).contains("exit code 3", "no such mirror");
        assertThat(logs.get("fleet-1/installing")).contains("no such mirror", "exit code 3");
        assertThat(deployment.root()).isNull();
    }

    @Test
    void anInstallerThatTakesTooLongIsEnded() throws IOException {
        deployer = deployer(Duration.ofMillis(300));

        Deployment deployment = deploy(game().file("install.sh", ENDLESS));

        assertThat(failure(deployment).code()).isEqualTo(Failure.Code.FLEET_VALIDATION_TIMED_OUT);
        assertThat(failure(deployment).why()).contains("installer-timeout");
        assertThat(os.find("install-" + FLEET)).isNull();
    }

    @Test
    void aMissingLaunchPathIsTheEnd() {
        Deployment deployment = deploy(new ZipMaker().executable("game", "#!/bin/sh\n"));

        assertThat(failure(deployment).code()).isEqualTo(Failure.Code.FLEET_VALIDATION_LAUNCH_PATH_NOT_FOUND);
        assertThat(failure(deployment).why()).contains("bin/game");
        assertThat(logs.get("fleet-1/checking")).contains("not found", "bin/game");
    }

    @Test
    void aLaunchPathThatCannotBeExecutedIsTheEnd() {
        Deployment deployment = deploy(new ZipMaker().executable("bin/game", "#!/no/such/interpreter\n"));

        assertThat(failure(deployment).code()).isEqualTo(Failure.Code.FLEET_VALIDATION_EXECUTABLE_RUNTIME_FAILURE);
        assertThat(failure(deployment).why()).contains("/no/such/interpreter");
    }

    @Test
    void aZipThatLeadsOutIsTheEnd() {
        Deployment deployment = deploy(game().file("../evil", "x"));

        assertThat(failure(deployment).code()).isEqualTo(Failure.Code.FLEET_BINARY_DOWNLOAD_FAILED);
        assertThat(failure(deployment).why()).contains("../evil");
        assertThat(root()).doesNotExist();
    }

    @Test
    void aPackageThatTheServerDoesNotHaveIsTheEnd() {
        GamePackage gone = new GamePackage("asset-9", "ab".repeat(32), 10);

        Deployment deployment =
                run(Deployment.fresh(FLEET, gone), new DeploymentEvent.Wanted(gone, List.of("bin/game")));

        assertThat(failure(deployment).code()).isEqualTo(Failure.Code.FLEET_BINARY_DOWNLOAD_FAILED);
        assertThat(failure(deployment).why()).contains("asset-9");
    }

    @Test
    void anUnknownUserIsTheEnd() throws IOException {
        Deployment deployment = deploy(game().file("gse.yaml", "User: nobody_here:users\n"));

        if (Ownership.agentIsRoot()) {
            assertThat(failure(deployment).code()).isEqualTo(Failure.Code.FLEET_INITIALIZATION_FAILED);
            assertThat(failure(deployment).why()).contains("nobody_here", "useradd");
        } else {
            assertThat(deployment.trouble()).contains("nobody_here", "not root");
        }
    }

    @Test
    void aGseYamlThatIsNoneIsTheEnd() {
        Deployment deployment = deploy(game().file("gse.yaml", "Users: [a, b]\n"));

        assertThat(failure(deployment).why()).contains("Users: [a, b]", "User: user_00:users");
    }

    @Test
    void theFilesBelongToTheUserOfGseYaml() throws IOException {
        Deployment deployment = deploy(game().link("etc", "/etc").file("gse.yaml", "User: nobody:nogroup\n"));

        assertThat(deployment.stage()).isEqualTo(Stage.DEPLOYED);
        if (Ownership.agentIsRoot()) {
            assertThat(Files.getOwner(root().resolve("bin/game")).getName()).isEqualTo("nobody");
            assertThat(Files.getOwner(Path.of("/etc")).getName()).isEqualTo("root");
            assertThat(deployer.housing(root()).account()).isEqualTo(new Housing.Account("nobody", "nogroup"));
        }
    }

    @Test
    void aDeploymentCutOffStartsOverFromUnpacking() throws IOException {
        ZipMaker zip = game().file("install.sh", "#!/bin/sh\ntest ! -e half\n");
        GamePackage game = packages.has("asset-1", zip.bytes());
        Files.createDirectories(root());
        Files.writeString(root().resolve("half"), "installed");
        Files.createDirectories(root().resolveSibling("game.new").resolve("rest"));

        Deployment deployment =
                run(Deployment.fresh(FLEET, game), new DeploymentEvent.Wanted(game, List.of("bin/game")));

        assertThat(deployment.stage()).isEqualTo(Stage.DEPLOYED);
        assertThat(root().resolve("half")).doesNotExist();
        assertThat(root().resolveSibling("game.new")).doesNotExist();
    }

    @Test
    void anInstallerThatADeadAgentLeftIsEndedFirst() throws Exception {
        GamePackage game =
                packages.has("asset-1", game().file("install.sh", ENDLESS).bytes());
        carryOut(FLEET, new DeploymentEffect.Fetch(game));
        carryOut(FLEET, new DeploymentEffect.Unpack(game));
        Thread dying = Thread.ofVirtual().start(() -> carryOut(FLEET, new DeploymentEffect.Install()));
        org.awaitility.Awaitility.await().until(() -> os.find("install-" + FLEET) != null);

        carryOut(FLEET, new DeploymentEffect.Look(game));

        org.awaitility.Awaitility.await().until(() -> os.find("install-" + FLEET) == null);
        dying.join();
    }

    @Test
    void nothingIsLeftOfWhatIsRemoved() throws IOException {
        Deployment deployment = deploy(game().link("out", data.toString()));
        Path zip = data.resolve("packages").resolve(deployment.game().sha256() + ".zip");
        assertThat(zip).exists();

        assertThat(carryOut(FLEET, new DeploymentEffect.Remove())).isEqualTo(new DeploymentEvent.Removed());

        assertThat(data.resolve("deployments")).isEmptyDirectory();
        assertThat(zip).doesNotExist();
        assertThat(deployer.left()).isEmpty();
    }

    @Test
    void aLongFetchSaysHowFarItHasCome() {
        byte[] noise = new byte[20 << 20];
        new Random(1).nextBytes(noise);
        GamePackage game = packages.has("asset-1", noise);

        carryOut(FLEET, new DeploymentEffect.Fetch(game));

        assertThat(meanwhile)
                .hasSize(2)
                .first()
                .isInstanceOfSatisfying(
                        DeploymentEvent.Progressed.class,
                        progressed -> assertThat(progressed.words())
                                .startsWith("Fetching: 8")
                                .endsWith(" of " + (20 << 20) + " bytes."));
    }

    @Test
    void aPackageAnotherFleetRunsFromStays() {
        GamePackage game = deploy(game()).game();
        carryOut("fleet-2", new DeploymentEffect.Fetch(game));

        carryOut(FLEET, new DeploymentEffect.Remove());

        assertThat(data.resolve("packages").resolve(game.sha256() + ".zip")).exists();
    }

    @Test
    void aFleetIdThatIsAPathNamesNoFolder() {
        GamePackage game = new GamePackage("a", "ab".repeat(32), 1);

        assertThat(carryOut("../evil", new DeploymentEffect.Look(game))).isInstanceOf(DeploymentEvent.Failed.class);
    }

    @Test
    void afterARestartOfTheMachineItIsOnlyTrustedOnceItIsOnTheDisk() throws IOException {
        GamePackage game = deploy(game()).game();
        Path marker = root().resolveSibling("deployed");
        String text = Files.readString(marker);
        Files.writeString(marker, text.replaceAll("boot=.*", "boot=an-earlier-one"));
        assertThat(carryOut(FLEET, new DeploymentEffect.Look(game)))
                .isInstanceOfSatisfying(
                        DeploymentEvent.Found.class,
                        found -> assertThat(found.whole()).isFalse());

        Files.writeString(marker, text.replaceAll("boot=.*", "boot="));

        assertThat(carryOut(FLEET, new DeploymentEffect.Look(game)))
                .isInstanceOfSatisfying(
                        DeploymentEvent.Found.class,
                        found -> assertThat(found.whole()).isTrue());
    }
}
