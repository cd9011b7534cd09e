package io.opengse.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengse.agent.AgentSettings;
import io.opengse.server.ServerSettings;
import io.opengse.settings.BadSettings;
import io.opengse.settings.Setting;
import io.opengse.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {
    private static final List<Setting<?>> DECLARED =
            Settings.together(ServerSettings.declared(), AgentSettings.declared());

    @TempDir
    Path data;

    @Test
    void theKeysThatScriptsUseHaveTheirDocumentedDefaults() {
        Map<String, String> inForce =
                Keys.resolve(DECLARED, data, Map.of(), Map.of()).inForce();

        assertThat(inForce)
                .containsEntry("health-check-interval", "60s")
                .containsEntry("health-check-timeout", "60s")
                .containsEntry("health-check-failures", "3")
                .containsEntry("player-reservation-timeout", "60s")
                .containsEntry("process-ready-timeout", "300s")
                .containsEntry("no-protection-deadline", "5m")
                .containsEntry("kill-grace", "10s")
                .containsEntry("sdk-errors", "response")
                .containsEntry("termination-time", "unix-seconds");
    }

    @Test
    void theDirectorysOwnFileIsRead() throws IOException {
        Files.writeString(data.resolve("config.yaml"), "kill-grace: 3s\nhealth-check-failures: 5\n");

        Map<String, String> inForce = Keys.resolve(
                        DECLARED, data, Map.of("GSE_KILL_GRACE", "4s"), Map.of("sdk-errors", "grpc-status"))
                .inForce();

        assertThat(inForce)
                .containsEntry("kill-grace", "4s")
                .containsEntry("health-check-failures", "5")
                .containsEntry("sdk-errors", "grpc-status");
    }

    @Test
    void aFileThatIsNoYamlIsRefused() throws IOException {
        Files.writeString(data.resolve("config.yaml"), "kill-grace: 3s\nkill-grace: 4s\n");

        assertThatThrownBy(() -> Keys.resolve(DECLARED, data, Map.of(), Map.of()))
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("config.yaml");
    }
}
