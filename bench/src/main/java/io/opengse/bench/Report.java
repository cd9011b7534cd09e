package io.opengse.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.bench.condition.Conditions;
import io.opengse.bench.condition.Noise;
import io.opengse.bench.figure.Figures;
import io.opengse.bench.figure.Row;
import io.opengse.cli.client.CloudApi;
import java.util.List;
import java.util.Locale;

/** The outcome of a run: a table with explanations for people, one document for programs. */
record Report(Scale scale, Conditions conditions, Figures figures, Noise noise, double seconds) {
    private static final double ROUNDING = 1000;
    private static final int WIDTH = 17;

    String table() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "%n%-34s %10s %-3s %-10s %s%n", "figure", "", "", "to reach", ""));
        figures.values().forEach((figure, value) -> {
            boolean reached = figure.target().reached(value);
            text.append(String.format(
                    Locale.ROOT,
                    "%-34s %10s %-3s %-10s %s%n",
                    figure.key(),
                    figure.shown(value),
                    figure.unit(),
                    figure.target().words(),
                    reached ? "" : "<- missed"));
            text.append("    ").append(figure.explanation()).append(System.lineSeparator());
        });
        rows(text);
        text.append(String.format(Locale.ROOT, "%n%s%nmedians of interleaved rounds; ", conditions.words()));
        text.append(String.format(Locale.ROOT, "%.0f s in all%s", seconds, scale.quick() ? ", the quick form:" : ""));
        if (scale.quick()) {
            text.append(String.format(
                    Locale.ROOT, " fewer rounds, and %,d finished sessions instead of 1,000,000", scale.finished()));
        }
        if (noise.suspicious()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%nWARNING: the machine is noisy: the same arithmetic took up to %.1f times as long as at its"
                            + " quickest.%nStop what else runs here and measure again; ratios suffer less than rates.",
                    noise.spread()));
        }
        return text.toString();
    }

    private void rows(StringBuilder text) {
        List<String> head = List.of();
        for (Row row : figures.rows()) {
            List<String> columns = row.cells().stream().map(Row.Cell::key).toList();
            if (!columns.equals(head)) {
                text.append(System.lineSeparator()).append(row.table()).append(System.lineSeparator());
                columns.forEach(column -> text.append(String.format(Locale.ROOT, " %" + WIDTH + "s", column)));
                text.append(System.lineSeparator());
                head = columns;
            }
            row.cells().forEach(cell -> text.append(String.format(Locale.ROOT, " %" + WIDTH + "s", cell.shown())));
            text.append(System.lineSeparator());
        }
    }

    ObjectNode document() {
        ObjectNode document = CloudApi.parameters();
        figures.values()
                .forEach((figure, value) -> document.put(figure.key(), Math.round(value * ROUNDING) / ROUNDING));
        for (Row row : figures.rows()) {
            ObjectNode object = document.withArray(row.table()).addObject();
            row.cells().forEach(cell -> object.put(cell.key(), Math.round(cell.value() * ROUNDING) / ROUNDING));
        }
        document.putObject("conditions")
                .put("quick", scale.quick())
                .put("finishedSessions", scale.finished())
                .put("cores", conditions.cores())
                .put("processor", conditions.processor())
                .put("jdk", conditions.jdk())
                .put("system", conditions.system())
                .put("fileSystem", conditions.fileSystem())
                .put("fsyncMillis", Math.round(conditions.fsyncMillis() * ROUNDING) / ROUNDING)
                .put("loadAverage", conditions.loadAverage())
                .put("noise", Math.round(noise.spread() * ROUNDING) / ROUNDING)
                .put("noisy", noise.suspicious())
                .put("seconds", Math.round(seconds));
        return document;
    }
}
