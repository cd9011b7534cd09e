package io.opengse.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.bench.condition.Conditions;
import io.opengse.bench.condition.Noise;
import io.opengse.bench.figure.Figures;
import io.opengse.cli.client.CloudApi;
import java.util.Locale;

/** The outcome of a run: a table with explanations for people, one document for programs. */
record Report(Scale scale, Conditions conditions, Figures figures, Noise noise, double seconds) {
    private static final double ROUNDING = 1000;

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

    ObjectNode document() {
        ObjectNode document = CloudApi.parameters();
        figures.values()
                .forEach((figure, value) -> document.put(figure.key(), Math.round(value * ROUNDING) / ROUNDING));
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
