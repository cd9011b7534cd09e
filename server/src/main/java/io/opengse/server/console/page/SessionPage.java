package io.opengse.server.console.page;

import io.opengse.engine.Engine;
import io.opengse.engine.event.Event.Subjects;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.player.PlayerSession;
import io.opengse.engine.player.PlayerStatus;
import io.opengse.engine.player.PlayerTable;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.session.GameSession;
import io.opengse.server.address.IpLiteral;
import io.opengse.server.console.block.Block;
import io.opengse.server.console.block.Block.Fact;
import io.opengse.server.console.block.Cell;
import io.opengse.server.console.block.Form;
import io.opengse.server.console.block.Forms;
import io.opengse.server.console.block.Table;
import io.opengse.server.live.Live;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One session from its creation to its end: where it runs, who plays, and what happened. */
final class SessionPage implements Page {
    private static final int PLAYERS = 50;

    private final Engine engine;
    private final Stories stories;
    private final Whys whys;
    private final Trying trying;

    SessionPage(Engine engine, Live live) {
        this.engine = engine;
        this.stories = new Stories(engine);
        this.whys = new Whys(engine);
        this.trying = new Trying(live.trials());
    }

    @Override
    public String need() {
        return "DescribeGameServerSessions";
    }

    @Override
    public Sheet open(Place place) {
        SessionId id = new SessionId(place.get("id"));
        GameSession session = require(id);
        String title = session.name().isEmpty() ? Links.name(id) : session.name();
        Subjects about = new Subjects(null, null, null, id, null);
        return Sheet.of("sessions", title)
                .below(place.words().t("nav.sessions"), Place.href("sessions"))
                .with(Part.live("facts", "", () -> facts(require(id))).narrow())
                .with(whys.part(place.words(), explanations -> explanations.session(id))
                        .narrow())
                .with(Part.live("asked", "session.asked", () -> asked(require(id)))
                        .narrow())
                .with(Part.live("players", "players", () -> players(id, place)).needing("DescribePlayerSessions"))
                .with(Part.live("do", "actions", () -> forms(require(id))))
                .withAll(trying.onPlayers(() -> require(id).status().over() ? List.of() : seated(id)))
                .with(Part.live("story", "story", () -> stories.about(about, Set.of(), place))
                        .needing(Stories.NEED));
    }

    private GameSession require(SessionId id) {
        return engine.sessions()
                .find(id)
                .orElseThrow(() -> Refused.notFound("game server session " + id + " does not exist"));
    }

    private Block facts(GameSession session) {
        List<Fact> facts = new ArrayList<>(List.of(
                new Fact("status", Tones.cell(session.status())),
                new Fact("reason", Cell.told(session.reason())),
                new Fact("id", Cell.mono(session.id().value())),
                new Fact(
                        "address",
                        Cell.mono(IpLiteral.withPort(
                                session.place().address(), session.place().port()))),
                new Fact("players", new Cell.Share(session.players(), session.maxPlayers())),
                new Fact("join.policy", Cell.text(session.policy().name())),
                new Fact("fleet", new Names(engine).fleet(session.place().fleet())),
                new Fact("process", Links.process(session.place().process())),
                new Fact("host", Links.host(session.place().host())),
                new Fact("created", Cell.when(session.times().created())),
                new Fact("activated", Cell.when(session.times().activated())),
                new Fact("ended", Cell.when(session.times().ended()))));
        if (session.times().activateBy() != null) {
            facts.add(new Fact("activate.by", Cell.when(session.times().activateBy())));
        }
        return new Block.Facts(facts);
    }

    private static Block asked(GameSession session) {
        List<Table.Row> properties = session.request().properties().entrySet().stream()
                .map(entry -> Table.Row.of(entry.getKey(), Cell.mono(entry.getKey()), Cell.mono(entry.getValue())))
                .toList();
        return new Block.Stack(List.of(
                Table.whole("properties", List.of("name", "value"), properties, "properties.none"),
                new Block.Facts(List.of(
                        new Fact("session.data", Cell.mono(session.request().data())),
                        new Fact("creator", Cell.mono(session.request().creatorId())),
                        new Fact("matchmaker", Cell.mono(session.request().matchmakerData()))))));
    }

    private List<PlayerSession> seated(SessionId id) {
        return engine.players().list(new PlayerTable.PlayerQuery(id, null, null, PlayerStatus.RESERVED, null), 5);
    }

    private Block players(SessionId id, Place place) {
        PlayerTable.Position after = position(place.get("after"));
        List<PlayerSession> found =
                engine.players().list(new PlayerTable.PlayerQuery(id, null, null, null, after), PLAYERS + 1);
        String next = found.size() > PLAYERS ? place.with("after", written(found.get(PLAYERS - 1))) : "";
        return new Table(
                "players",
                List.of("player", "status", "id", "created", "accept.by", "ended"),
                found.stream().limit(PLAYERS).map(SessionPage::row).toList(),
                "players.none",
                next,
                after == null ? "" : place.with("after", ""));
    }

    private static Table.Row row(PlayerSession player) {
        return Table.Row.of(
                player.id().value(),
                Cell.text(player.playerId()),
                Tones.cell(player.status()),
                Cell.mono(player.id().value()),
                Cell.when(player.created()),
                player.acceptBy() == null ? Cell.text("") : Cell.when(player.acceptBy()),
                player.ended() == null ? Cell.text("") : Cell.when(player.ended()));
    }

    private static String written(PlayerSession player) {
        return player.created().toEpochMilli() + "." + player.id().value();
    }

    private static PlayerTable.@Nullable Position position(String written) {
        int dot = written.indexOf('.');
        return dot < 0
                ? null
                : new PlayerTable.Position(
                        java.time.Instant.ofEpochMilli(Stories.number(written.substring(0, dot))),
                        written.substring(dot + 1));
    }

    private static Forms forms(GameSession session) {
        return session.status().over() ? Forms.of(logs(session.id())) : SessionForms.of(session);
    }

    private static Form logs(SessionId id) {
        return Form.of("GetGameServerSessionLogUrl", "session.logs")
                .hidden("GameServerSessionId", id.value())
                .showing("PreSignedUrl");
    }
}
