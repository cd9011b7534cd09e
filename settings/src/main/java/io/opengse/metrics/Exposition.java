package io.opengse.metrics;

import java.util.List;

/**
 * The text that Prometheus reads (format 0.0.4). One object per answer; families one after another, each with all of its
 * samples.
 */
public final class Exposition {
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final double NANOS = 1e9;

    private final StringBuilder text = new StringBuilder(4096);

    /** Begins a family: its samples follow. */
    public Exposition family(Measure measure) {
        text.append("# HELP ").append(measure.name()).append(' ');
        text.append(measure.help().replace("\\", "\\\\").replace("\n", "\\n")).append('\n');
        text.append("# TYPE ").append(measure.name()).append(' ');
        text.append(
                switch (measure.kind()) {
                    case GAUGE -> "gauge";
                    case COUNTER -> "counter";
                    case HISTOGRAM -> "histogram";
                });
        text.append('\n');
        return this;
    }

    /** @param values of the labels, in their order */
    public Exposition sample(Measure measure, double value, String... values) {
        line(measure.name(), labels(measure.labels(), values), value);
        return this;
    }

    /** A family with one sample and no labels. */
    public Exposition single(Measure measure, double value) {
        return family(measure).sample(measure, value);
    }

    public Exposition histogram(Measure measure, Histogram histogram, String... values) {
        String labels = labels(measure.labels(), values);
        String before = labels.isEmpty() ? "" : labels + ",";
        long[] bounds = Histogram.bounds();
        long[] buckets = histogram.buckets();
        long below = 0;
        for (int bucket = 0; bucket < bounds.length; bucket++) {
            below += buckets[bucket];
            line(measure.name() + "_bucket", before + "le=\"" + bounds[bucket] / NANOS + "\"", below);
        }
        below += buckets[bounds.length];
        line(measure.name() + "_bucket", before + "le=\"+Inf\"", below);
        line(measure.name() + "_sum", labels, histogram.nanos() / NANOS);
        line(measure.name() + "_count", labels, below);
        return this;
    }

    private void line(String name, String labels, double value) {
        text.append(name);
        if (!labels.isEmpty()) {
            text.append('{').append(labels).append('}');
        }
        text.append(' ');
        if (value == Math.rint(value) && Math.abs(value) < Long.MAX_VALUE) {
            text.append((long) value);
        } else {
            text.append(value);
        }
        text.append('\n');
    }

    private static String labels(List<String> names, String... values) {
        if (names.size() != values.length) {
            throw new IllegalArgumentException(names + " are " + names.size() + ", not " + values.length);
        }
        StringBuilder labels = new StringBuilder();
        for (int index = 0; index < values.length; index++) {
            labels.append(index == 0 ? "" : ",").append(names.get(index)).append("=\"");
            labels.append(
                    values[index].replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"));
            labels.append('"');
        }
        return labels.toString();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
