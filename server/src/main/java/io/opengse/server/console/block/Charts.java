package io.opengse.server.console.block;

import java.util.List;

/**
 * Curves over time, drawn by the script from numbers the server writes down.
 *
 * @param json the numbers: an array per curve, the first of them the times in seconds since 1970
 */
public record Charts(List<Chart> charts) implements Block {
    public Charts {
        charts = List.copyOf(charts);
    }

    /**
     * @param key of its name in the texts
     * @param curves keys of the names of its curves
     * @param json arrays of numbers: times in seconds, then one for each curve
     */
    public record Chart(String key, List<String> curves, String json) {
        public Chart {
            curves = List.copyOf(curves);
        }
    }
}
