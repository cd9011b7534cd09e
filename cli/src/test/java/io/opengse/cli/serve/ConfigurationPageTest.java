package io.opengse.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.agent.AgentSettings;
import io.opengse.server.ServerSettings;
import io.opengse.settings.Setting;
import io.opengse.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/configuration.md is what the programs declare; -Ddocs.write=true writes it anew. */
class ConfigurationPageTest {
    private static final Path PAGE = Path.of("..", "docs", "configuration.md");
    private static final String HEAD = """
            # Configuration

            <!-- Rendered from the declarations in ServerSettings and AgentSettings. Do not edit:
            run ./mvnw -pl cli -am test -Dtest=ConfigurationPageTest -Dsurefire.failIfNoSpecifiedTests=false -Ddocs.write=true -->

            A key is set in `config.yaml` of the data directory (`health-check-interval: 10s`), by the environment
            (`GSE_HEALTH_CHECK_INTERVAL=10s`) or by a flag (`--set health-check-interval=10s`); a later one of these beats an
            earlier one. An unknown key or a bad value is refused at the start, all of them at once, and so is a key of another
            program. `gse up` and `gse local` are server and agent in one program and read every key but those of hosts on
            other machines, which they refuse: %s. What waits for another setting
            (`trace-ratio` while `otlp-endpoint` is empty) is said at the start.

            | key | default | values | read by | what it does |
            |---|---|---|---|---|
            """;

    @Test
    void thePageIsWhatTheProgramsDeclare() throws IOException {
        String page = page();
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as("run this test with -Ddocs.write=true to write docs/configuration.md anew")
                .isEqualTo(page);
    }

    private static String page() {
        Map<String, Setting<?>> server = byKey(ServerSettings.declared());
        Map<String, Setting<?>> agent = byKey(AgentSettings.declared());
        Map<String, Setting<?>> all = new LinkedHashMap<>(server);
        agent.forEach(all::putIfAbsent);
        StringBuilder page = new StringBuilder(HEAD.formatted(ServerSettings.ofOtherMachines().stream()
                .map(setting -> "`" + setting.key() + "`")
                .collect(Collectors.joining(", "))));
        all.forEach((key, setting) -> {
            boolean both = server.containsKey(key) && agent.containsKey(key);
            String readers = both ? "both" : server.containsKey(key) ? "server" : "agent";
            page.append(row(setting, readers));
        });
        page.append("\nThe environment name of a key is `").append(Settings.environmentName("some-key"));
        return page.append("` for `some-key`.\n").toString();
    }

    private static String row(Setting<?> setting, String readers) {
        String standard = setting.standard().isEmpty() ? "(empty)" : "`" + setting.standard() + "`";
        return "| `" + setting.key() + "` | " + standard + " | "
                + setting.kind().replace("|", "\\|") + " | " + readers + " | " + setting.purpose() + " |\n";
    }

    private static Map<String, Setting<?>> byKey(List<Setting<?>> declared) {
        Map<String, Setting<?>> settings = new LinkedHashMap<>();
        declared.forEach(setting -> settings.put(setting.key(), setting));
        return settings;
    }
}
