package io.opengse.server.api.operator;

import io.opengse.engine.Engine;
import io.opengse.engine.id.FleetId;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import io.opengse.server.api.problem.ErrorCode;
import io.opengse.server.history.Chart;
import io.opengse.server.history.History;
import io.opengse.server.history.Window;
import java.util.List;

/** The operator action that tells how things were. */
public final class HistoryActions {
    private static final Parameter<Window> WINDOW = Parameter.selector(
            "Window", Kind.choice(Window.class, Window::name), "How far back; HOUR when left out.", "HOUR");
    private static final Parameter<String> FLEET_ID =
            Parameter.selector("FleetId", Kind.ascii(1, 128), "Of this fleet; of all together when left out.", "");

    private static final Shape<Chart.Line> LINE = Shape.<Chart.Line>named("HistoryLine")
            .text("Name", "which series", Chart.Line::name)
            .decimals("Values", "one for each of the times", Chart.Line::values);
    private static final Shape<Chart> CHART = Shape.<Chart>named("")
            .whole("StepSeconds", "between two times", chart -> chart.step().toSeconds())
            .longs("Times", "in seconds since 1970, rising; where nothing was recorded there is none", Chart::times)
            .list("Lines", "the series", LINE, Chart::lines);

    private final Engine engine;
    private final History history;

    public HistoryActions(Engine engine, History history) {
        this.engine = engine;
        this.history = history;
    }

    /** What the server offers. */
    public List<Action<?>> actions() {
        return List.of(new Action<>(
                "OpengseGetHistory",
                "Tells how many sessions, players, processes, hosts and calls there were: every 10 seconds for 6 hours,"
                        + " as means of 5 minutes for 30 days.",
                List.of(WINDOW, FLEET_ID),
                CHART,
                List.of(ErrorCode.RESOURCE_NOT_FOUND),
                (arguments, _) -> chart(arguments)));
    }

    private Chart chart(Arguments arguments) {
        Window window = arguments.find(WINDOW).orElse(Window.HOUR);
        return arguments
                .find(FLEET_ID)
                .map(FleetId::new)
                .map(fleet -> history.of(engine.fleets().require(fleet).id(), window))
                .orElseGet(() -> history.ofTheWhole(window));
    }
}
