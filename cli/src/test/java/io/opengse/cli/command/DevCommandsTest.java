package io.opengse.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.console.Screen;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.place.DataDirectory;
import io.opengse.cli.place.Endpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevCommandsTest {
    @TempDir
    private Path data;

    private final Screen screen = new Screen();
    private ScriptedApi api;

    @BeforeEach
    void aServer() throws IOException {
        api = new ScriptedApi().answering("OpengseListHosts", "{\"Hosts\":[{\"HostId\":\"host-1\"}]}");
        new DataDirectory(data).announce(new Endpoints(api.address(), "127.0.0.1:5758"));
        Files.writeString(data.resolve("credentials.json"), "{\"secretId\":\"AKIDtest\",\"secretKey\":\"key\"}");
    }

    @AfterEach
    void stopServer() {
        api.close();
    }

    @Test
    void nothingIsBrokenUnlessOneMeansIt() {
        assertThat(gse("dev", "kill", "proc-1")).isEqualTo(2);

        assertThat(screen.err()).contains("kills proc-1 and whatever it hosts").contains("--yes");
        assertThat(api.asked("OpengseKillProcess")).isEmpty();
    }

    @Test
    void eachTrialIsAskedForByItsAction() {
        assertThat(gse("dev", "kill", "proc-1", "--yes")).isZero();
        assertThat(gse("dev", "fail-health", "proc-1", "--count", "3", "--yes")).isZero();
        assertThat(gse("dev", "expire", "psess-1", "--yes")).isZero();

        assertThat(asked("OpengseKillProcess").path("ProcessId").asText()).isEqualTo("proc-1");
        assertThat(asked("OpengseFailHealthChecks").path("Count").asInt()).isEqualTo(3);
        assertThat(asked("OpengseExpireReservation").path("PlayerSessionId").asText())
                .isEqualTo("psess-1");
    }

    @Test
    void timesAreWrittenAsPeopleDo() {
        api.answering("OpengseTellProcessToEnd", "{\"Told\":true}");

        assertThat(gse("dev", "end", "proc-1", "--within", "2m", "--yes")).isZero();
        assertThat(gse("dev", "end", "proc-1", "--within", "soon", "--yes")).isEqualTo(2);

        assertThat(asked("OpengseTellProcessToEnd").path("WithinSeconds").asInt())
                .isEqualTo(120);
        assertThat(screen.err()).contains("\"soon\" is no length of time");
    }

    @Test
    void aDeadlineThatChangesNothingIsSaid() {
        api.answering("OpengseTellProcessToEnd", "{\"Told\":false}");

        assertThat(gse("dev", "end", "proc-1", "--yes")).isZero();

        assertThat(screen.out()).contains("nothing changes: it is to end sooner anyway");
    }

    @Test
    void theOnlyHostNeedsNoName() {
        assertThat(gse("dev", "drop-link", "--for", "5s", "--yes")).isZero();

        assertThat(asked("OpengseDropAgentLink").path("HostId").asText()).isEqualTo("host-1");
        assertThat(asked("OpengseDropAgentLink").path("ForSeconds").asInt()).isEqualTo(5);
    }

    @Test
    void oneOfSeveralHostsMustBeNamed() {
        api.answeringOnly("OpengseListHosts", "{\"Hosts\":[{\"HostId\":\"host-1\"},{\"HostId\":\"host-2\"}]}");

        assertThat(gse("dev", "drop-link", "--yes")).isEqualTo(1);

        assertThat(screen.err()).contains("there are 2 hosts");
    }

    private JsonNode asked(String action) {
        return api.asked(action).getLast().parameters();
    }

    private int gse(String... arguments) {
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--data";
        all[arguments.length + 1] = data.toString();
        return Gse.run(
                new Surroundings(
                        screen.console(),
                        Map.of(),
                        Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC),
                        new Random(1),
                        _ -> {},
                        CompletableFuture::new,
                        ""),
                all);
    }
}
