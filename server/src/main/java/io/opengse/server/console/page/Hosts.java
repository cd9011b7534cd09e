package io.opengse.server.console.page;

import io.opengse.engine.Engine;
import io.opengse.engine.host.Host;
import io.opengse.engine.host.Hosts.Load;
import io.opengse.engine.id.HostId;
import io.opengse.engine.membership.Membership;
import io.opengse.server.console.block.Block;
import io.opengse.server.console.block.Cell;
import io.opengse.server.console.block.Table;
import io.opengse.server.console.block.Tone;
import io.opengse.server.console.word.Words;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The machines, and the tokens with which more of them come. */
final class Hosts implements Page {
    private final Engine engine;
    private final JoinTokens tokens;
    private final boolean joinable;

    /** @param joinable whether hosts can join at all */
    Hosts(Engine engine, InstantSource clock, boolean joinable) {
        this.joinable = joinable;
        this.engine = engine;
        this.tokens = new JoinTokens(engine, clock);
    }

    @Override
    public String need() {
        return "OpengseListHosts";
    }

    @Override
    public Sheet open(Place place) {
        return Sheet.of("hosts", place.words().t("nav.hosts"))
                .with(Part.live("hosts", "", () -> table(place)))
                .with(Part.live("tokens", "tokens", () -> tokens.list(place.words()))
                        .needing(JoinTokens.NEED))
                .with(Part.still("join", "host.join", () -> join(place.words())).needing(JoinTokens.NEED));
    }

    private Block join(Words words) {
        return joinable ? tokens.make() : new Block.Note(Tone.OVER, words.t("host.join.closed"));
    }

    private Block table(Place place) {
        Set<HostId> shutOut = engine.memberships().list().stream()
                .filter(Membership::revoked)
                .map(Membership::host)
                .collect(Collectors.toSet());
        return Paging.table(
                "hosts",
                List.of(
                        "host",
                        "status",
                        "region",
                        "labels",
                        "address",
                        "instances#",
                        "processes#",
                        "sessions#",
                        "seen"),
                engine.hosts().list(),
                host -> row(host, shutOut.contains(host.id())),
                place);
    }

    private Table.Row row(Host host, boolean shutOut) {
        Load load = engine.hosts().load(host.id());
        int instances = engine.instances().livingOn(host.id()).size();
        return Table.Row.of(
                host.id().value(),
                Links.host(host.id()),
                HostStandings.cell(host, shutOut, instances == 0 && load.processes() == 0),
                Cell.text(host.region()),
                HostStandings.traits(host.traits()),
                Cell.mono(host.address()),
                Cell.count(instances),
                Cell.count(load.processes()),
                Cell.count(load.sessions()),
                Cell.when(host.lastSeen()));
    }
}
