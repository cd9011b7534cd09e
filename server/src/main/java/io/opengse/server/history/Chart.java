package io.opengse.server.history;

import java.time.Duration;
import java.util.List;

/**
 * Series over one time: each has a value for each of the times, in their order. Moments at which nothing was recorded are
 * left out.
 *
 * @param step between two times that follow each other without a gap
 * @param times seconds since 1970, rising
 */
public record Chart(Duration step, List<Long> times, List<Line> lines) {
    public Chart {
        times = List.copyOf(times);
        lines = List.copyOf(lines);
    }

    /** One series. @param name as {@link Series#wireName} */
    public record Line(String name, List<Double> values) {
        public Line {
            values = List.copyOf(values);
        }
    }

    static Chart of(Window window, List<Ring.Kept> records, List<Series> series) {
        List<Long> times = records.stream().map(kept -> kept.millis() / 1000).toList();
        List<Line> lines = series.stream()
                .map(one -> new Line(one.wireName(), values(records, series.indexOf(one))))
                .toList();
        return new Chart(window.step(), times, lines);
    }

    private static List<Double> values(List<Ring.Kept> records, int column) {
        return records.stream().map(kept -> (double) kept.values()[column]).toList();
    }
}
