package io.opengse.bench.figure;

/** What a figure should reach on a quiet machine. */
public sealed interface Target {
    Target NONE = new None();

    record None() implements Target {}

    record AtLeast(double bound) implements Target {}

    record AtMost(double bound) implements Target {}

    static Target atLeast(double bound) {
        return new AtLeast(bound);
    }

    static Target below(double bound) {
        return new AtMost(bound);
    }

    default boolean reached(double value) {
        return switch (this) {
            case None _ -> true;
            case AtLeast(double bound) -> value >= bound;
            case AtMost(double bound) -> value <= bound;
        };
    }

    default String words() {
        return switch (this) {
            case None _ -> "";
            case AtLeast(double bound) -> ">= " + Numbers.plain(bound);
            case AtMost(double bound) -> "<= " + Numbers.plain(bound);
        };
    }
}
