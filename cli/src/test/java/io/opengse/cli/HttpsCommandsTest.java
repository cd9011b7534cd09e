package io.opengse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.cli.console.Screen;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** gse up --tls, and the client commands that find it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpsCommandsTest {
    private Path data;
    private RunningCommand up;

    @BeforeAll
    void upByHttps(@TempDir Path folder) {
        data = folder;
        up = RunningCommand.start(
                data,
                "up",
                "--tls",
                "--no-demo",
                "--data",
                data.toString(),
                "--api",
                "127.0.0.1:0",
                "--sdk",
                "127.0.0.1:0");
    }

    @AfterAll
    void stop() {
        assertThat(up.stop()).isZero();
    }

    @Test
    void theAddressAndWhatToTrustAreTold() throws Exception {
        up.awaitOutput("API      https://" + up.endpoints().api());

        assertThat(Files.readString(up.directory().endpointsFile()))
                .contains("\"api\":\"127.0.0.1:")
                .contains("\"scheme\":\"https\"")
                .contains("\"certificate\":\"" + up.directory().ownCertificate());
    }

    @Test
    void clientCommandsTrustTheFolderTheyAreGiven() {
        Screen screen = new Screen();

        int exit = RunningCommand.run(screen, "fleet", "list", "--json", "--data", data.toString());

        assertThat(screen.err()).isEmpty();
        assertThat(exit).isZero();
    }

    @Test
    void anAddressWithItsSchemeIsTaken() {
        Screen screen = new Screen();
        String api = up.endpoints().url();

        assertThat(RunningCommand.run(screen, "fleet", "list", "--api", api, "--data", data.toString()))
                .as(screen.err())
                .isZero();
    }

    @Test
    void whoSpeaksPlainHttpIsToldHowToSpeak() {
        Screen screen = new Screen();
        String plain = "http://" + up.endpoints().api();

        int exit = RunningCommand.run(screen, "fleet", "list", "--api", plain, "--data", data.toString());

        assertThat(exit).isEqualTo(1);
        assertThat(screen.err()).contains("https://" + up.endpoints().api());
    }
}
