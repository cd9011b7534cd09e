package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.console.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "stats", description = "Shows how sessions, players, processes and calls went, as small charts.")
final class StatsCommand implements Runnable {
    private static final String BARS = "▁▂▃▄▅▆▇█";
    private static final int WIDTH = 60;
    private static final int HUNDREDTHS = 100;

    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Option(names = "--fleet", paramLabel = "FLEET", defaultValue = "", description = "Only of this fleet.")
    private String fleet = "";

    @Option(
            names = "--window",
            paramLabel = "WINDOW",
            defaultValue = "hour",
            description = "hour, six-hours, day, week or month (default: ${DEFAULT-VALUE}).")
    private String window = "hour";

    StatsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            ObjectNode question = CloudApi.parameters()
                    .put("Window", window.toUpperCase(Locale.ROOT).replace('-', '_'));
            if (!fleet.isEmpty()) {
                question.put("FleetId", Answers.text(Known.fleet(api, fleet), "FleetId"));
            }
            JsonNode answer = api.call("OpengseGetHistory", question);
            if (!options.answeredAsJson(surroundings.console(), answer)) {
                tell(answer);
            }
        }
    }

    private void tell(JsonNode answer) {
        Table table = surroundings.console().table("SERIES", "NOW", "MOST", "LAST " + window.toUpperCase(Locale.ROOT));
        for (JsonNode line : answer.path("Lines")) {
            List<Double> values = new ArrayList<>();
            line.path("Values").forEach(value -> values.add(value.asDouble()));
            if (!values.isEmpty()) {
                double most =
                        values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
                table.row(Answers.text(line, "Name"), number(values.getLast()), number(most), sparkline(values, most));
            }
        }
        table.print("nothing was recorded yet; the first figures come ten seconds after the start");
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? Long.toString((long) value)
                : Double.toString(Math.round(value * HUNDREDTHS) / (double) HUNDREDTHS);
    }

    /** One bar for several values: the highest of them. */
    static String sparkline(List<Double> values, double most) {
        int width = Math.min(WIDTH, values.size());
        StringBuilder line = new StringBuilder();
        for (int bar = 0; bar < width; bar++) {
            int from = bar * values.size() / width;
            int until = (bar + 1) * values.size() / width;
            double highest = values.subList(from, until).stream()
                    .mapToDouble(Double::doubleValue)
                    .max()
                    .orElse(0);
            int height = most <= 0 ? 0 : (int) Math.round(highest / most * (BARS.length() - 1));
            line.append(BARS.charAt(height));
        }
        return line.toString();
    }
}
