package io.opengse.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is in deploy/ for Prometheus and Grafana has their form; where promtool is installed, it says so too. */
class AlertRulesTest {
    private static final Path PROMETHEUS = Path.of("..", "deploy", "prometheus");
    private static final Path DASHBOARD = Path.of("..", "deploy", "grafana", "opengse.json");

    @Test
    void everyRuleHasItsNameItsExpressionAndItsSummary() throws IOException {
        JsonNode groups = new YAMLMapper()
                .readTree(PROMETHEUS.resolve("alerts.yml").toFile())
                .path("groups");
        Set<String> names = new HashSet<>();

        for (JsonNode group : groups) {
            for (JsonNode rule : group.path("rules")) {
                assertThat(names.add(rule.path("alert").asText())).isTrue();
                assertThat(rule.path("expr").asText()).isNotBlank();
                assertThat(rule.at("/labels/severity").asText()).isIn("warning", "critical");
                assertThat(rule.at("/annotations/summary").asText()).isNotBlank();
            }
        }
        assertThat(names).hasSizeGreaterThan(10);
    }

    @Test
    void everyPanelAsksSomething() throws IOException {
        JsonNode dashboard = new ObjectMapper().readTree(DASHBOARD.toFile());
        Set<Integer> ids = new HashSet<>();

        for (JsonNode panel : dashboard.path("panels")) {
            assertThat(ids.add(panel.path("id").asInt())).isTrue();
            assertThat(panel.path("title").asText()).isNotBlank();
            if (!panel.path("type").asText().equals("row")) {
                assertThat(panel.path("targets")).isNotEmpty();
                panel.path("targets")
                        .forEach(target ->
                                assertThat(target.path("expr").asText()).isNotBlank());
            }
        }
        assertThat(ids).hasSizeGreaterThan(15);
    }

    @Test
    void everyRuleIsTriedWhereItFiresAndWhereItIsSilent() throws IOException {
        Set<String> wanted = new TreeSet<>();
        for (JsonNode rule : yaml("alerts.yml").at("/groups/0/rules")) {
            wanted.add(rule.path("alert").asText() + " fires");
            wanted.add(rule.path("alert").asText() + " is silent");
        }
        Set<String> tried = new TreeSet<>();
        yaml("alerts_test.yml")
                .path("tests")
                .forEach(test -> tried.add(test.path("name").asText()));

        assertThat(tried).isEqualTo(wanted);
    }

    @Test
    void promtoolAcceptsThem() throws Exception {
        promtool("check", "config", "prometheus.yml");
    }

    @Test
    void eachFiresInItsSituationAndNotOtherwise() throws Exception {
        promtool("test", "rules", "alerts_test.yml");
    }

    private static JsonNode yaml(String file) throws IOException {
        return new YAMLMapper().readTree(PROMETHEUS.resolve(file).toFile());
    }

    private static void promtool(String... arguments) throws Exception {
        boolean installed = Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool")));
        if (!installed) {
            System.err.println("### THE ALARMS ARE NOT TRIED: install promtool (Debian: prometheus) ###");
        }
        assumeTrue(installed, "no promtool");
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        Process check = new ProcessBuilder(command)
                .directory(PROMETHEUS.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(check.waitFor()).as(said).isZero();
    }
}
