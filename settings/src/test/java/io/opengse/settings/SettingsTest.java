package io.opengse.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final Setting<Duration> INTERVAL = Setting.duration(
            "health-check-interval", "60s", Duration.ofMillis(10), Duration.ofHours(1), "How often a game is asked.");
    private static final Setting<Long> FAILURES =
            Setting.number("health-check-failures", 3, 1, 100, "Failed checks in a row until a process is unhealthy.");
    private static final List<Setting<?>> DECLARED = List.of(INTERVAL, FAILURES);

    @Test
    void defaultsHoldWhenNobodySaysOtherwise() {
        Settings settings = Settings.standard(DECLARED);

        assertThat(settings.get(INTERVAL)).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.get(FAILURES)).isEqualTo(3);
    }

    @Test
    void aFlagBeatsTheEnvironmentWhichBeatsTheFile() {
        Map<String, String> file = Map.of("health-check-interval", "10s", "health-check-failures", "4");
        Map<String, String> environment = Map.of("GSE_HEALTH_CHECK_INTERVAL", "20s", "PATH", "/bin");

        assertThat(Settings.resolve(DECLARED, file, environment, Map.of()).get(INTERVAL))
                .isEqualTo(Duration.ofSeconds(20));
        Settings all = Settings.resolve(DECLARED, file, environment, Map.of("health-check-interval", "250ms"));
        assertThat(all.get(INTERVAL)).isEqualTo(Duration.ofMillis(250));
        assertThat(all.get(FAILURES)).isEqualTo(4);
    }

    @Test
    void everyMistakeIsReportedAtOnceAndTheNearKeyIsSuggested() {
        Map<String, String> flags =
                Map.of("health-check-intervall", "1s", "health-check-failures", "0", "colour-of-the-sky", "blue");

        assertThatThrownBy(() -> Settings.resolve(DECLARED, Map.of(), Map.of(), flags))
                .isInstanceOfSatisfying(
                        BadSettings.class,
                        bad -> assertThat(bad.problems())
                                .containsExactlyInAnyOrder(
                                        "--set: there is no setting \"health-check-intervall\","
                                                + " did you mean \"health-check-interval\"?",
                                        "--set: there is no setting \"colour-of-the-sky\"",
                                        "health-check-failures: \"0\" must be from 1 to 100"));
    }

    @Test
    void sizesAndDurationsReadAsPeopleWriteThem() {
        assertThat(Sizes.parse("200MB")).isEqualTo(200L << 20);
        assertThat(Sizes.parse("17")).isEqualTo(17);
        assertThat(Durations.parse("90")).isEqualTo(Duration.ofSeconds(90));
        assertThat(Durations.write(Duration.ofSeconds(90))).isEqualTo("90s");
        assertThatThrownBy(() -> Durations.parse("soon")).hasMessageContaining("such as 250ms");
        assertThatThrownBy(() -> Sizes.parse("-1")).hasMessageContaining("such as 64KB");
    }

    @Test
    void twoProgramsInOneResolveASharedKeyOnce() {
        Setting<Long> sweeps = Setting.number("sweeps", 1, 0, 9, "Only of the other.");

        Settings settings = Settings.standard(Settings.together(DECLARED, List.of(FAILURES, sweeps)));

        assertThat(settings.get(FAILURES)).isEqualTo(3);
        assertThat(settings.get(sweeps)).isEqualTo(1);
    }

    @Test
    void aSharedKeyMustMeanTheSameToBoth() {
        Setting<Long> other = Setting.number("health-check-failures", 4, 1, 100, "The same, differently.");

        assertThatThrownBy(() -> Settings.together(DECLARED, List.of(other)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("health-check-failures is declared twice")
                .hasMessageContaining("default 3")
                .hasMessageContaining("default 4");
    }
}
