package io.opengse.server.console.page;

import io.opengse.engine.Engine;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetStatus;
import io.opengse.engine.host.Host;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.instance.FleetTally;
import io.opengse.engine.process.ProcessStatus;
import io.opengse.engine.session.SessionStatus;
import io.opengse.server.console.block.Block;
import io.opengse.server.console.block.Block.Tile;
import io.opengse.server.console.block.Cell;
import io.opengse.server.console.block.Tone;
import io.opengse.server.console.word.Moment;
import io.opengse.server.console.word.Words;
import io.opengse.server.history.History;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an operator looks at first: how much lives, what is wrong, what happened last. */
final class Overview implements Page {
    private static final int NEWS = 12;
    private static final int ALARMS = 8;
    private static final int FLEETS = 1000;

    private final Engine engine;
    private final FleetTables fleets;
    private final Stories stories;
    private final Curves curves;

    Overview(Engine engine, History history) {
        this.engine = engine;
        this.fleets = new FleetTables(engine);
        this.stories = new Stories(engine);
        this.curves = new Curves(engine, history);
    }

    @Override
    public String need() {
        return "DescribeFleetAttributes";
    }

    @Override
    public Sheet open(Place place) {
        return Sheet.of("overview", place.words().t("nav.overview"))
                .with(Part.live("tiles", "", () -> tiles(place.words())))
                .with(curves.choice(place))
                .with(curves.ofTheWhole(place))
                .with(Part.live("fleets", "nav.fleets", () -> fleets.newest(10)))
                .with(Part.live("alarms", "alarms", () -> alarms(place.words()))
                        .narrow()
                        .needing(Stories.NEED))
                .with(Part.live("news", "news", () -> stories.newest(null, Set.of(), NEWS, place.words()))
                        .narrow());
    }

    private Block tiles(Words words) {
        List<Fleet> all = engine.fleets().list(0, FLEETS);
        Map<FleetId, FleetTally> tallies = engine.fleetUses().tallies();
        List<Host> hosts = engine.hosts().list();
        long living = all.stream()
                .filter(fleet -> fleet.status() != FleetStatus.TERMINATED)
                .count();
        long active = all.stream()
                .filter(fleet -> fleet.status() == FleetStatus.ACTIVE)
                .count();
        long broken = all.stream()
                .filter(fleet -> fleet.status() == FleetStatus.ERROR)
                .count();
        long connected = hosts.stream()
                .filter(host -> host.status() == HostStatus.CONNECTED)
                .count();
        long processes =
                tallies.values().stream().mapToLong(FleetTally::allProcesses).sum();
        long ready = tallies.values().stream()
                .mapToLong(tally -> tally.processes(ProcessStatus.ACTIVE))
                .sum();
        long sessions =
                tallies.values().stream().mapToLong(FleetTally::allSessions).sum();
        long activating = tallies.values().stream()
                .mapToLong(tally -> tally.sessions(SessionStatus.ACTIVATING))
                .sum();
        long players = tallies.values().stream().mapToLong(FleetTally::players).sum();
        long seats =
                tallies.values().stream().mapToLong(FleetTally::mostPlayers).sum();
        return new Block.Tiles(List.of(
                tile(
                        "nav.fleets",
                        living,
                        words.t("tile.fleets", active, broken),
                        broken > 0 ? Tone.BAD : Tone.PLAIN,
                        "fleets"),
                tile(
                        "nav.hosts",
                        hosts.size(),
                        words.t("tile.hosts", connected),
                        connected < hosts.size() ? Tone.WARNING : Tone.PLAIN,
                        "hosts"),
                tile(
                        "nav.processes",
                        processes,
                        words.t("tile.processes", Moment.number(ready)),
                        Tone.PLAIN,
                        "processes"),
                new Tile(
                        "nav.sessions",
                        Moment.number(sessions),
                        words.t("tile.sessions", activating),
                        Tone.PLAIN,
                        Place.href("sessions") + "?status=living",
                        new Cell.Share(sessions, Math.max(1, ready))),
                new Tile(
                        "players",
                        Moment.number(players),
                        words.t("tile.players", Moment.number(seats)),
                        Tone.PLAIN,
                        "",
                        new Cell.Share(players, seats))));
    }

    private static Tile tile(String key, long number, String note, Tone tone, String page) {
        return new Tile(key, Moment.number(number), note, tone, Place.href(page), null);
    }

    private Block alarms(Words words) {
        return stories.newest(null, Tones.troubles(), ALARMS, words);
    }
}
