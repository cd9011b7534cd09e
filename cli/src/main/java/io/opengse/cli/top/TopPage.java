package io.opengse.cli.top;

import io.opengse.cli.console.Console;
import io.opengse.cli.console.Tone;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Lays a glance out as lines of text. */
final class TopPage {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int ABOVE_FLEETS = 8;

    private final Console console;
    private final String server;

    TopPage(Console console, String server) {
        this.console = console;
        this.server = server;
    }

    /** @param rows of the terminal; 0: as many as need be */
    List<String> lines(Glance glance, Rates rates, int rows) {
        List<String> lines = new ArrayList<>();
        String hosts = glance.hosts() + " connected" + (glance.away() > 0 ? ", " + glance.away() + " away" : "");
        lines.add(console.paint(Tone.STRONG, "OpenGSE") + "  " + server + "   hosts "
                + (glance.away() > 0 ? console.paint(Tone.BAD, hosts) : hosts) + "   "
                + console.paint(Tone.FAINT, TIME.format(glance.at()) + " UTC"));
        lines.add("processes " + glance.sum(FleetGlance::processes) + (glance.cut() ? " or more" : "") + ": "
                + glance.sum(FleetGlance::activating) + " activating, " + glance.sum(FleetGlance::free) + " free, "
                + glance.sum(FleetGlance::busy) + " busy, " + glance.sum(FleetGlance::ending) + " ending   sessions "
                + glance.sum(FleetGlance::sessions) + "   players " + glance.sum(FleetGlance::players) + " of "
                + glance.sum(FleetGlance::seats) + " seats");
        lines.add(rates(rates));
        lines.add("");
        lines.addAll(fleets(glance, rows <= 0 ? Integer.MAX_VALUE : Math.max(1, rows - ABOVE_FLEETS)));
        return lines;
    }

    private String rates(Rates rates) {
        double troubles = rates.of("SESSION_FAILED", "SERVER_PROCESS_CRASHED");
        double refusals = rates.of("SESSION_REFUSED", "PLAYER_REFUSED", "PLAYER_TIMED_OUT");
        String bad = String.format(Locale.ROOT, "refused %.1f   failed and crashed %.1f", refusals, troubles);
        return String.format(
                        Locale.ROOT,
                        "each second   sessions +%.1f −%.1f   players joined %.1f accepted %.1f   ",
                        rates.of("SESSION_CREATED"),
                        rates.of("SESSION_TERMINATED", "SESSION_FAILED"),
                        rates.of("PLAYER_JOINED"),
                        rates.of("PLAYER_ACCEPTED"))
                + (troubles + refusals > 0 ? console.paint(Tone.BAD, bad) : bad);
    }

    private List<String> fleets(Glance glance, int most) {
        var table = console.table(
                "FLEET", "STATUS", "INSTANCES", "PROCESSES", "FREE", "BUSY", "ENDING", "SESSIONS", "PLAYERS", "SEATS");
        List<FleetGlance> fleets = glance.fleets().stream()
                .sorted(Comparator.comparingInt(FleetGlance::sessions)
                        .reversed()
                        .thenComparing(FleetGlance::name))
                .toList();
        for (FleetGlance fleet : fleets.subList(0, Math.min(most, fleets.size()))) {
            table.row(
                    fleet.name().isEmpty() ? fleet.id() : fleet.name(),
                    fleet.status(),
                    fleet.instances() + "/" + fleet.desired(),
                    fleet.processes(),
                    fleet.free(),
                    fleet.busy(),
                    fleet.ending(),
                    fleet.sessions(),
                    fleet.players(),
                    fleet.seats());
        }
        if (fleets.isEmpty()) {
            return List.of("no fleets; make one: gse up --fleet my-fleet.yaml");
        }
        List<String> lines = new ArrayList<>(table.lines());
        if (fleets.size() > most) {
            lines.add(console.paint(Tone.FAINT, "and " + (fleets.size() - most) + " fleets more"));
        }
        return lines;
    }
}
