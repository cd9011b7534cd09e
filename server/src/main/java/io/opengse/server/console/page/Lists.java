package io.opengse.server.console.page;

import io.opengse.engine.Engine;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.SessionQuery;
import io.opengse.engine.session.SessionSort;
import io.opengse.engine.session.SessionStatus;
import io.opengse.server.address.IpLiteral;
import io.opengse.server.console.block.Cell;
import io.opengse.server.console.block.Table;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The long lists, a page at a time and the newest first, for every page that shows them. */
final class Lists {
    static final int PAGE = 50;

    private final Engine engine;

    Lists(Engine engine) {
        this.engine = engine;
    }

    Table sessions(@Nullable FleetId fleet, Set<SessionStatus> statuses, Place place) {
        SessionQuery.Position after = place.find("after")
                .flatMap(id -> engine.sessions().find(new SessionId(id)))
                .map(session -> SessionQuery.Position.of(session, SessionSort.NEWEST_FIRST))
                .orElse(null);
        List<GameSession> found = engine.sessions()
                .list(new SessionQuery(fleet, statuses, null, SessionSort.NEWEST_FIRST, after), PAGE + 1);
        Names names = new Names(engine);
        List<Table.Row> rows =
                found.stream().limit(PAGE).map(session -> row(session, names)).toList();
        String next = found.size() > PAGE
                ? place.with("after", found.get(PAGE - 1).id().value())
                : "";
        return new Table(
                "sessions",
                List.of("session", "name", "status", "players", "fleet", "address", "created", "ended"),
                rows,
                "sessions.none",
                next,
                after == null ? "" : place.with("after", ""));
    }

    private static Table.Row row(GameSession session, Names names) {
        return Table.Row.of(
                session.id().value(),
                Links.session(session.id()),
                Cell.text(Links.shortened(session.name())),
                Tones.cell(session.status()),
                new Cell.Share(session.players(), session.maxPlayers()),
                names.fleet(session.place().fleet()),
                Cell.mono(IpLiteral.withPort(
                        session.place().address(), session.place().port())),
                Cell.when(session.times().created()),
                Cell.when(session.times().ended()));
    }

    Table processes(@Nullable FleetId fleet, Place place) {
        boolean living = !place.get("show").equals("all");
        Instant before = place.find("before").map(Lists::instant).orElse(null);
        List<GameProcess> found = engine.processes().list(fleet, living, before, PAGE + 1);
        String next = found.size() > PAGE
                ? place.with("before", found.get(PAGE - 1).startedAt().toString())
                : "";
        return processes(found.stream().limit(PAGE).toList())
                .paged(next, before == null ? "" : place.with("before", ""));
    }

    /** These, in the order given. */
    Table processes(List<GameProcess> processes) {
        Names names = new Names(engine);
        return Table.whole(
                "processes",
                List.of("process", "status", "fleet", "host", "port#", "custom", "started", "ended"),
                processes.stream().map(process -> row(process, names)).toList(),
                "processes.none");
    }

    private static Table.Row row(GameProcess process, Names names) {
        GameProcess.End end = process.end();
        return Table.Row.of(
                process.id().value(),
                Links.process(process.id()),
                end == null
                        ? new Cell.Status(process.status(), Tones.of(process))
                        : new Cell.Status(end.reason(), Ends.tone(end.reason())),
                names.fleet(process.fleet()),
                Links.host(process.host()),
                Cell.text(
                        process.ports().client() == 0
                                ? ""
                                : Integer.toString(process.ports().client())),
                custom(process),
                Cell.when(process.startedAt()),
                end == null || end.at() == null ? Cell.text("") : Cell.when(end.at()));
    }

    /** What the game counts; nothing when it counts nothing. */
    static Cell custom(GameProcess process) {
        return process.custom().max() == 0
                ? Cell.text("")
                : new Cell.Share(process.custom().current(), process.custom().max());
    }

    static Set<SessionStatus> statuses(Place place) {
        return place.find("status")
                .map(wanted -> wanted.equals("living")
                        ? Set.of(SessionStatus.ACTIVATING, SessionStatus.ACTIVE, SessionStatus.TERMINATING)
                        : Set.copyOf(Arrays.stream(SessionStatus.values())
                                .filter(status -> status.name().equals(wanted))
                                .toList()))
                .orElse(Set.of());
    }

    private static @Nullable Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException _) {
            return null;
        }
    }
}
