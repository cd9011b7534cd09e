package io.opengse.metrics;

import java.util.List;

/**
 * One thing that is measured, as it is declared: what is exposed, docs/metrics.md and the dashboard are held against it.
 *
 * @param name by the conventions of Prometheus: base units, _total for what only rises
 * @param help one sentence
 * @param labels their names; the values of each come from a bounded set
 */
public record Measure(String name, Kind kind, String help, List<String> labels) {
    /** How it behaves over time. */
    public enum Kind {
        GAUGE,
        COUNTER,
        HISTOGRAM
    }

    public Measure {
        labels = List.copyOf(labels);
    }

    public static Measure gauge(String name, String help, String... labels) {
        return new Measure(name, Kind.GAUGE, help, List.of(labels));
    }

    public static Measure counter(String name, String help, String... labels) {
        return new Measure(name, Kind.COUNTER, help, List.of(labels));
    }

    public static Measure histogram(String name, String help, String... labels) {
        return new Measure(name, Kind.HISTOGRAM, help, List.of(labels));
    }
}
