package io.opengse.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.cli.Node;
import io.opengse.cli.NodeClient;
import io.opengse.cli.RunningCommand;
import io.opengse.cli.place.Credentials;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A whole evening against gse up and its sample games: two back ends, one on each official client. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveningTest {
    private RunningCommand up;

    @BeforeAll
    void upWithTheDemoFleet(@TempDir Path data) {
        up = RunningCommand.start(
                data, "up", "--data", data.toString(), "--api", "127.0.0.1:0", "--sdk", "127.0.0.1:0");
        up.awaitOutput("3 processes of fleet \"demo\" ready");
    }

    @AfterAll
    void stop() {
        assertThat(up.stop()).isZero();
    }

    @Test
    void aBackEndOnTheJavaClientPlays() throws Exception {
        Way way = new Way(Way.Language.JAVA, "TC3-HMAC-SHA256", "POST");
        try (OfficialCalls client = new JavaCalls(up.endpoints().api(), credentials(), way)) {
            new Evening(client, "java").play();
        }
    }

    @Test
    void aBackEndOnTheNodeClientPlays() throws Exception {
        Node.isThere();
        NodeClient.install();
        Way way = new Way(Way.Language.NODE, "HmacSHA256", "GET");
        try (OfficialCalls client = new NodeCalls(up.endpoints().api(), credentials(), way)) {
            new Evening(client, "node").play();
        }
    }

    private Credentials credentials() {
        return up.directory().credentials().orElseThrow();
    }
}
