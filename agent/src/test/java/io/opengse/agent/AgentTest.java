package io.opengse.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.opengse.agent.link.ScriptedServer;
import io.opengse.agent.metrics.AgentMeasures;
import io.opengse.metrics.Measure;
import io.opengse.protocol.link.Desired;
import io.opengse.protocol.link.EndReason;
import io.opengse.protocol.link.FleetSpec;
import io.opengse.protocol.link.FromServer;
import io.opengse.protocol.link.Launch;
import io.opengse.protocol.link.Phase;
import io.opengse.protocol.link.ProcessReport;
import io.opengse.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** The whole agent on the real system; only the server is a scripted one. */
class AgentTest {
    @TempDir
    Path directory;

    private final ScriptedServer scripted = new ScriptedServer();
    private Server server;
    private ManagedChannel channel;
    private Path root;

    @BeforeEach
    void unpack(TestInfo test) throws IOException {
        server = scripted.start(test.getDisplayName());
        channel = InProcessChannelBuilder.forName(test.getDisplayName()).build();
        root = Files.createDirectories(directory.resolve("game"));
        Path game =
                Files.writeString(root.resolve("game"), "#!/bin/sh\necho \"$GSE_SDK_ADDRESS $1\"\nexec sleep 1000\n");
        Files.setPosixFilePermissions(game, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void disconnect() {
        channel.shutdownNow();
        server.shutdownNow();
    }

    @Test
    void gamesOutliveTheAgentWhenKeptAndAreEndedWhenNot() throws Exception {
        Agent first = start("data");
        desire();
        ProcessReport launched = await().until(this::last, report -> report.getPhase() == Phase.LAUNCHING);
        first.stop(true);
        assertThat(ProcessHandle.of(launched.getPid())).isPresent();

        int heard = scripted.heard.size();
        Agent second = start("data");
        assertThat(second.hostId()).isEqualTo(first.hostId());
        await().until(() -> scripted.heard.size() > heard + 1);
        desire();
        assertThat(last()).isEqualTo(launched);

        second.stop(false);
        assertThat(ProcessHandle.of(launched.getPid())).isEmpty();
        assertThat(last().getPhase()).isEqualTo(Phase.EXITED);
        assertThat(last().getEndReason()).isEqualTo(EndReason.AGENT_STOPPED);
        Path output = directory.resolve("data/agent/output/" + launched.getProcessId() + ".log");
        assertThat(output).hasContent(first.sdkAddress() + " one two");
    }

    @Test
    void aGameThatDiedWhileNoAgentWatchedIsReported() throws Exception {
        Agent first = start("data");
        desire();
        ProcessReport launched = await().until(this::last, report -> report.getPhase() == Phase.LAUNCHING);
        first.stop(true);
        ProcessHandle game = ProcessHandle.of(launched.getPid()).orElseThrow();
        game.destroyForcibly();
        await().until(() -> !game.isAlive());

        Agent second = start("data");
        await().until(this::last, report -> report.getPhase() == Phase.EXITED);
        assertThat(last().getProcessId()).isEqualTo(launched.getProcessId());
        second.stop(false);
    }

    @Test
    void aSecondAgentOfTheSameDirectoryIsRefused() throws Exception {
        Agent first = start("data");

        assertThatThrownBy(() -> start("data"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another agent uses");
        first.stop(false);
    }

    @Test
    void anSdkAddressInUseIsSaidAndLeavesNothingBehind() throws Exception {
        Agent first = start("one");

        assertThatThrownBy(() -> start("two", Map.of("sdk", first.sdkAddress())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(first.sdkAddress());
        start("two").stop(false);
        first.stop(false);
    }

    @Test
    void measurementsAreToldWhereTheSettingsSaySo() throws Exception {
        Agent agent = start("data", Map.of("agent-metrics", "127.0.0.1:0"));
        URI page = URI.create("http://127.0.0.1:" + agent.metricsPort().getAsInt() + "/metrics");

        try (HttpClient client = HttpClient.newHttpClient()) {
            String text = client.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            Set<String> shown = text.lines()
                    .filter(line -> line.startsWith("# TYPE "))
                    .map(line -> line.split(" ")[2])
                    .collect(Collectors.toSet());
            assertThat(shown)
                    .isEqualTo(
                            AgentMeasures.declared().stream().map(Measure::name).collect(Collectors.toSet()));
            assertThat(text).contains("opengse_agent_processes{phase=\"ready\"} 0\n");
        }
        agent.stop(false);
    }

    @Test
    void anAgentThatIsNotToldToTellsNoMeasurements() throws Exception {
        Agent agent = start("data");

        assertThat(agent.metricsPort()).isEmpty();
        agent.stop(false);
    }

    private Agent start(String data) throws IOException {
        return start(data, Map.of());
    }

    private Agent start(String data, Map<String, String> changed) throws IOException {
        Map<String, String> flags = new HashMap<>(Map.of(
                "data", directory.resolve(data).toString(),
                "sdk", "127.0.0.1:0",
                "kill-grace", "2s"));
        flags.putAll(changed);
        Settings settings = Settings.resolve(AgentSettings.declared(), Map.of(), Map.of(), flags);
        return Agent.start(AgentSettings.of(settings), channel, "secret", Clock.systemUTC(), new Random());
    }

    private void desire() {
        await().until(() -> !scripted.reports().isEmpty());
        Launch launch = Launch.newBuilder()
                .setKey("key-1")
                .setLaunchPath("game")
                .setParameters("\"one two\"")
                .setCount(1)
                .build();
        FleetSpec fleet = FleetSpec.newBuilder()
                .setFleetId("fleet-1")
                .setDirectory(root.toString())
                .addLaunches(launch)
                .build();
        scripted.streams
                .getLast()
                .onNext(FromServer.newBuilder()
                        .setDesired(Desired.newBuilder().setNumber(1).addFleets(fleet))
                        .build());
    }

    /** The one process of the newest report; nothing when there is none. */
    private ProcessReport last() {
        List<ProcessReport> processes = scripted.reports().getLast().getProcessesList();
        return processes.isEmpty() ? ProcessReport.getDefaultInstance() : processes.getFirst();
    }
}
