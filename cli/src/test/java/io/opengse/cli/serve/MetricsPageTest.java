package io.opengse.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.agent.metrics.AgentMeasures;
import io.opengse.metrics.Measure;
import io.opengse.server.metrics.ServerMeasures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/metrics.md is what server and agent declare; -Ddocs.write=true writes it anew. */
class MetricsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "metrics.md");
    private static final Path DEPLOY = Path.of("..", "deploy");
    private static final Pattern NAME = Pattern.compile("opengse_[a-z0-9_]+");

    @Test
    void thePageIsWhatServerAndAgentDeclare() throws IOException {
        String page = resource("metrics-head.md")
                + "\n## Server\n\n"
                + table(ServerMeasures.declared())
                + "\nBeside these: memory, collections, threads and processors of its JVM (`jvm_…`, `process_…`,"
                + " `system_…`).\n\n## Agent\n\n"
                + table(AgentMeasures.declared());
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as("run this test with -Ddocs.write=true to write docs/metrics.md anew")
                .isEqualTo(page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"grafana/opengse.json", "prometheus/alerts.yml", "../docs/metrics.md"})
    void whatIsNamedIsMeasured(String file) throws IOException {
        assertThat(named(Files.readString(DEPLOY.resolve(file)))).isNotEmpty().isSubsetOf(exposed());
    }

    @Test
    void namesFollowTheConventions() {
        for (Measure measure : declared().toList()) {
            assertThat(measure.name()).startsWith("opengse_").matches("[a-z][a-z0-9_]*");
            assertThat(measure.name().endsWith("_total")).isEqualTo(measure.kind() == Measure.Kind.COUNTER);
            assertThat(measure.help()).endsWith(".");
        }
        assertThat(declared().map(Measure::name)).doesNotHaveDuplicates();
    }

    private static Stream<Measure> declared() {
        return Stream.concat(ServerMeasures.declared().stream(), AgentMeasures.declared().stream());
    }

    private static Set<String> exposed() {
        return declared()
                .flatMap(measure -> measure.kind() == Measure.Kind.HISTOGRAM
                        ? Stream.of("", "_bucket", "_sum", "_count").map(end -> measure.name() + end)
                        : Stream.of(measure.name()))
                .collect(Collectors.toSet());
    }

    private static Set<String> named(String text) {
        return NAME.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String table(List<Measure> measures) {
        return "| name | kind | labels | what it tells |\n|---|---|---|---|\n"
                + measures.stream().map(MetricsPageTest::row).collect(Collectors.joining());
    }

    private static String row(Measure measure) {
        String labels =
                measure.labels().stream().map(label -> "`" + label + "`").collect(Collectors.joining(", "));
        return "| `" + measure.name() + "` | " + measure.kind().name().toLowerCase(Locale.ROOT) + " | " + labels + " | "
                + measure.help() + " |\n";
    }

    private static String resource(String name) throws IOException {
        try (var in = MetricsPageTest.class.getResourceAsStream(name)) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
