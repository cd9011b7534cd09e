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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {
    private static final List<List<Setting<?>>> PROGRAMS = List.of(ServerSettings.declared(), AgentSettings.declared());

    @TempDir
    Path data;

    @Test
    void theKeysThatScriptsUseHaveTheirDocumentedDefaults() {
        assertThat(inForce(Map.of(), Map.of()))
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
    void aKeyThatBothProgramsHaveHasOneDefault() {
        Map<String, String> ofServer =
                Settings.standard(ServerSettings.declared()).inForce();
        Map<String, String> ofAgent =
                Settings.standard(AgentSettings.declared()).inForce();

        assertThat(ofAgent)
                .allSatisfy((key, value) ->
                        assertThat(ofServer.getOrDefault(key, value)).as(key).isEqualTo(value));
    }

    @Test
    void theDirectorysOwnFileIsRead() throws IOException {
        Files.writeString(data.resolve("config.yaml"), "kill-grace: 3s\nhealth-check-failures: 5\n");

        assertThat(inForce(Map.of("GSE_KILL_GRACE", "4s"), Map.of("sdk-errors", "grpc-status")))
                .containsEntry("kill-grace", "4s")
                .containsEntry("health-check-failures", "5")
                .containsEntry("sdk-errors", "grpc-status");
    }

    @Test
    void everyMistakeIsReportedOnce() {
        Map<String, String> flags = Map.of("kill-grace", "soon", "kill-grase", "1s");

        assertThatThrownBy(() -> inForce(Map.of(), flags))
                .isInstanceOfSatisfying(
                        BadSettings.class,
                        bad -> assertThat(bad.problems())
                                .containsExactly(
                                        "--set: there is no setting \"kill-grase\", did you mean \"kill-grace\"?",
                                        "kill-grace: \"soon\" must be a duration such as 250ms, 60s, 5m or 2h"));
    }

    @Test
    void aFileThatIsNoYamlIsRefused() throws IOException {
        Files.writeString(data.resolve("config.yaml"), "kill-grace: 3s\nkill-grace: 4s\n");

        assertThatThrownBy(() -> inForce(Map.of(), Map.of()))
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("config.yaml");
    }

    private Map<String, String> inForce(Map<String, String> environment, Map<String, String> flags) {
        Map<String, String> all = new HashMap<>();
        Keys.of(data, environment, flags).resolve(PROGRAMS).forEach(one -> all.putAll(one.inForce()));
        return all;
    }
}
