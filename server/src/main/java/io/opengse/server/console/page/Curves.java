package io.opengse.server.console.page;

import io.opengse.engine.Engine;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.replica.Replica;
import io.opengse.server.console.block.Block;
import io.opengse.server.console.block.Charts;
import io.opengse.server.console.block.Choices;
import io.opengse.server.console.block.Tone;
import io.opengse.server.console.word.Words;
import io.opengse.server.history.Chart;
import io.opengse.server.history.History;
import io.opengse.server.history.Series;
import io.opengse.server.history.Window;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The history of the installation and of its fleets, as charts. */
final class Curves {
    /** The permission to see it. */
    static final String NEED = "OpengseGetHistory";

    private final Engine engine;
    private final History history;

    Curves(Engine engine, History history) {
        this.engine = engine;
        this.history = history;
    }

    /** How far back the charts look. */
    Part choice(Place place) {
        return Part.still("window", "", () -> (Block) new Choices(
                        "chart.window",
                        Arrays.stream(Window.values())
                                .map(window -> choice(place, window))
                                .toList()))
                .needing(NEED);
    }

    private static Choices.Choice choice(Place place, Window window) {
        String value = window == Window.HOUR ? "" : word(window);
        return new Choices.Choice("chart.window." + word(window), place.with("window", value), window == window(place));
    }

    Part ofTheWhole(Place place) {
        return Part.live("charts", "charts", () -> seen(whole(history.ofTheWhole(window(place))), place.words()))
                .needing(NEED);
    }

    Part of(FleetId fleet, Place place) {
        return Part.live("charts", "charts", () -> seen(fleet(history.of(fleet, window(place))), place.words()))
                .needing(NEED);
    }

    /** With whose they are, where that is a question. */
    private Block seen(Block charts, Words words) {
        List<Replica> servers = engine.replicas().all();
        if (servers.size() < 2) {
            return charts;
        }
        String here = servers.stream()
                .filter(server -> server.id().equals(history.server()))
                .map(Replica::address)
                .findFirst()
                .orElse(history.server());
        return new Block.Stack(
                List.of(new Block.Note(Tone.PLAIN, words.t("chart.server", here, servers.size())), charts));
    }

    private static Block whole(Chart chart) {
        return new Charts(List.of(
                drawn("nav.sessions", chart, Series.SESSIONS),
                drawn("players", chart, Series.PLAYERS),
                drawn(
                        "nav.processes",
                        chart,
                        Series.PROCESSES_ACTIVE,
                        Series.PROCESSES_ACTIVATING,
                        Series.PROCESSES_TERMINATING),
                drawn("chart.calls", chart, Series.API_CALLS, Series.API_ERRORS)));
    }

    private static Block fleet(Chart chart) {
        return new Charts(List.of(
                drawn("nav.sessions", chart, Series.SESSIONS, Series.PROCESSES_ACTIVE),
                drawn("players", chart, Series.PLAYERS)));
    }

    private static Charts.Chart drawn(String key, Chart chart, Series... series) {
        StringBuilder json = new StringBuilder("[").append(chart.times());
        for (Series one : series) {
            json.append(',').append(values(chart, one));
        }
        List<String> curves = Arrays.stream(series)
                .map(one -> "curve." + one.name().toLowerCase(Locale.ROOT))
                .toList();
        return new Charts.Chart(key, curves, json.append(']').toString());
    }

    private static String values(Chart chart, Series series) {
        return chart.lines().stream()
                .filter(line -> line.name().equals(series.wireName()))
                .findFirst()
                .map(line -> line.values().stream().map(Curves::plain).collect(Collectors.joining(",", "[", "]")))
                .orElse("[]");
    }

    /** Whole numbers without a point: a chart has hundreds. */
    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.2f", value);
    }

    private static Window window(Place place) {
        return Arrays.stream(Window.values())
                .filter(window -> word(window).equals(place.get("window")))
                .findFirst()
                .orElse(Window.HOUR);
    }

    private static String word(Window window) {
        return window.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
