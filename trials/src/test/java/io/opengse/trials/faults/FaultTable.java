package io.opengse.trials.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The table of faults in docs/reliability.md, between its marks: what a trial wrote there last of each. */
final class FaultTable {
    private static final Path PAGE = Path.of("..", "docs", "reliability.md");
    private static final String BEGIN = "<!-- faults -->\n";
    private static final String END = "<!-- end -->";
    private static final String HEAD = """
            | fault | it lasts | sessions that became active meanwhile | all is served again after |
            |---|--:|--:|--:|
            """;
    private static final Duration PROMISED = Duration.ofSeconds(60);

    private FaultTable() {}

    static List<String> titles() {
        return List.copyOf(rows(page()).keySet());
    }

    /** Replaces its row, and leaves those of the others. */
    static void write(Trial.Outcome outcome) {
        assertThat(outcome.back()).as("until all is served again").isLessThan(PROMISED);
        String page = page();
        Map<String, String> known = rows(page);
        known.put(outcome.fault().title(), row(outcome));
        String table = Arrays.stream(Fault.values())
                .map(fault -> known.getOrDefault(fault.title(), ""))
                .collect(Collectors.joining());
        try {
            Files.writeString(
                    PAGE,
                    page.substring(0, begin(page)) + HEAD + table + page.substring(page.indexOf(END, begin(page))));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static String row(Trial.Outcome outcome) {
        Fault fault = outcome.fault();
        return "| %s | %d s | %d | %d s |%n"
                .formatted(
                        fault.title(),
                        fault.length().toSeconds(),
                        outcome.meanwhile(),
                        Math.max(1, Math.round(outcome.back().toMillis() / 1000.0)));
    }

    /** By title. */
    private static Map<String, String> rows(String page) {
        Map<String, String> rows = new LinkedHashMap<>();
        page.substring(begin(page), page.indexOf(END, begin(page)))
                .lines()
                .skip(HEAD.lines().count())
                .forEach(row -> rows.put(row.split("\\|", -1)[1].strip(), row + "\n"));
        return rows;
    }

    private static int begin(String page) {
        int mark = page.indexOf(BEGIN);
        assertThat(mark).as("the mark of the table in " + PAGE).isNotNegative();
        return mark + BEGIN.length();
    }

    private static String page() {
        try {
            return Files.readString(PAGE);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
