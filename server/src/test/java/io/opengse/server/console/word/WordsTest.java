package io.opengse.server.console.word;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.access.PresetPolicy;
import io.opengse.engine.fleet.FleetStatus;
import io.opengse.engine.host.DeploymentPhase;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.instance.InstanceStatus;
import io.opengse.engine.membership.JoinToken;
import io.opengse.engine.placement.Considered;
import io.opengse.engine.placement.PlacementStatus;
import io.opengse.engine.player.PlayerStatus;
import io.opengse.engine.process.EndReason;
import io.opengse.engine.process.ProcessStatus;
import io.opengse.engine.scaling.TimerStatus;
import io.opengse.engine.session.SessionStatus;
import io.opengse.server.ServerSettings;
import io.opengse.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The texts are whole in both languages. */
class WordsTest {
    private static final Pattern USED = Pattern.compile("\\b(?:words|view)(?:\\(\\))?\\.t\\(\\s*\"([^\"]+)\"\\s*[,)]");

    private final Words english = Words.in(Language.ENGLISH);
    private final Words chinese = Words.in(Language.CHINESE);

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(chinese.keys()).isEqualTo(english.keys());
    }

    @Test
    void everyKeyOfATemplateOrClassExists() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (Path file : sources()) {
            USED.matcher(Files.readString(file)).results().forEach(use -> {
                if (!english.has(use.group(1))) {
                    missing.add(file.getFileName() + ": " + use.group(1));
                }
            });
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void everyStatusHasAWord() {
        Stream<Enum<?>> values = Stream.<Enum<?>[]>of(
                        FleetStatus.values(),
                        HostStatus.values(),
                        DeploymentPhase.values(),
                        InstanceStatus.values(),
                        PlacementStatus.values(),
                        Considered.Finding.values(),
                        PlayerStatus.values(),
                        ProcessStatus.values(),
                        EndReason.values(),
                        TimerStatus.values(),
                        JoinToken.Standing.values(),
                        SessionStatus.values())
                .flatMap(Arrays::stream);

        assertThat(values.map(value -> "is." + value.name()).filter(key -> !english.has(key)))
                .isEmpty();
    }

    @Test
    void everyPresetPolicyIsDescribed() {
        for (PresetPolicy preset : PresetPolicy.values()) {
            assertThat(english.t("preset." + preset.name())).isEqualTo(preset.description());
        }
    }

    @Test
    void whatEverySettingIsForIsToldInChinese() {
        assertThat(ServerSettings.declared().stream()
                        .filter(setting -> chinese.purpose(setting.key(), "").isEmpty())
                        .map(Setting::key))
                .as("settings that settings_zh.properties does not tell of")
                .isEmpty();
    }

    @Test
    void placesInATextAreFilled() {
        assertThat(english.t("tile.fleets", 3, 1)).isEqualTo("3 active, 1 in error");
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> templates = Files.walk(Path.of("src/main/jte"));
                Stream<Path> classes = Files.walk(Path.of("src/main/java/io/opengse/server/console"))) {
            return Stream.concat(templates, classes)
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }
}
