package io.opengse.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server in earnest: nothing can be broken on purpose, and without hosts nothing be watched. */
class TrialCallsTest {
    @TempDir
    private Path folder;

    private ServedEngine server;

    @BeforeEach
    void start() throws Exception {
        server = new ServedEngine(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OpengseFailHealthChecks  | {'ProcessId':'proc-1'}",
                "OpengseKillProcess       | {'ProcessId':'proc-1'}",
                "OpengseTellProcessToEnd  | {'ProcessId':'proc-1','WithinSeconds':1}",
                "OpengseDropAgentLink     | {'HostId':'host-1','ForSeconds':1}",
                "OpengseExpireReservation | {'PlayerSessionId':'psess-1'}"
            },
            quoteCharacter = '"')
    void nothingIsBrokenInEarnest(String action, String body) throws Exception {
        var answer = server.call(action, body.replace('\'', '"'));

        assertThat(answer.at("/Error/Code").asText()).isEqualTo("OperationDenied");
        assertThat(answer.at("/Error/Message").asText()).contains("serves in earnest");
    }

    @Test
    void withoutItsHostNothingOfAProcessIsShown() throws Exception {
        var answer = server.call("OpengseGetProcessOutput", "{\"ProcessId\":\"proc-1\"}");

        assertThat(answer.at("/Error/Code").asText()).isEqualTo("ResourceUnavailable");
    }
}
