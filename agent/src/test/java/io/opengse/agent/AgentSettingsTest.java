package io.opengse.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.agent.link.HostPort;
import io.opengse.agent.process.TerminationTime;
import io.opengse.agent.sdk.SdkErrors;
import io.opengse.settings.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgentSettingsTest {
    @Test
    void theDefaultsAreThoseOfThePublishedService() {
        AgentSettings settings = AgentSettings.of(Settings.standard(AgentSettings.declared()));

        assertThat(settings.sdk()).isEqualTo(new HostPort("127.0.0.1", 5758));
        assertThat(settings.times().healthInterval()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.times().healthTimeout()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.times().healthFailures()).isEqualTo(3);
        assertThat(settings.times().readyTimeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.times().terminationTime()).isEqualTo(TerminationTime.UNIX_SECONDS);
        assertThat(settings.sdkErrors()).isEqualTo(SdkErrors.RESPONSE);
        assertThat(settings.adoptStrangers()).isFalse();
    }

    @Test
    void everyKeyIsRead() {
        Map<String, String> flags = Map.of(
                "termination-time", "duration-seconds",
                "sdk-errors", "grpc-status",
                "health-check-interval", "10ms",
                "log-upload-limit", "1MB");

        AgentSettings settings =
                AgentSettings.of(Settings.resolve(AgentSettings.declared(), Map.of(), Map.of(), flags));

        assertThat(settings.times().terminationTime()).isEqualTo(TerminationTime.DURATION_SECONDS);
        assertThat(settings.sdkErrors()).isEqualTo(SdkErrors.GRPC_STATUS);
        assertThat(settings.times().healthInterval()).isEqualTo(Duration.ofMillis(10));
        assertThat(settings.logUploadLimit()).isEqualTo(1 << 20);
    }
}
