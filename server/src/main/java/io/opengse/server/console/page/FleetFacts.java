package io.opengse.server.console.page;

import io.opengse.engine.Engine;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetReference;
import io.opengse.engine.host.Deployment;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.instance.FleetTally;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.process.ProcessStatus;
import io.opengse.server.console.block.Block;
import io.opengse.server.console.block.Block.Fact;
import io.opengse.server.console.block.Block.Tile;
import io.opengse.server.console.block.Cell;
import io.opengse.server.console.block.Table;
import io.opengse.server.console.block.Tone;
import io.opengse.server.console.word.Moment;
import io.opengse.server.console.word.Words;
import java.util.List;

/** What is to be known of one fleet. */
final class FleetFacts {
    private static final int SQUARES = 600;

    private final Engine engine;

    FleetFacts(Engine engine) {
        this.engine = engine;
    }

    Block tiles(FleetId id, Words words) {
        FleetTally tally = engine.fleetUses().tallies().getOrDefault(id, FleetTally.NOTHING);
        int instances = engine.instances().living(id).size();
        long ready = tally.processes(ProcessStatus.ACTIVE);
        long slots = instances
                * engine.fleets().require(id).runtime().executions().values().stream()
                        .mapToLong(Integer::longValue)
                        .sum();
        return new Block.Tiles(List.of(
                        tile("instances", instances, words, "capacity", null),
                        tile("processes.ready", ready, words, "processes", new Cell.Share(ready, slots)),
                        tile(
                                "sessions",
                                tally.allSessions(),
                                words,
                                "sessions",
                                new Cell.Share(tally.allSessions(), ready)),
                        new Tile(
                                "players",
                                Moment.number(tally.players()),
                                words.t("tile.players", Moment.number(tally.mostPlayers())),
                                Tone.PLAIN,
                                "",
                                new Cell.Share(tally.players(), tally.mostPlayers())))
                .stream()
                .map(tile -> tile.href().isEmpty() ? tile : at(tile, id))
                .toList());
    }

    private static Tile tile(
            String key, long number, Words words, String tab, Cell.@org.jspecify.annotations.Nullable Share share) {
        String note = share == null ? "" : words.t("tile.of", Moment.number(share.whole()));
        return new Tile(key, Moment.number(number), note, Tone.PLAIN, tab, share);
    }

    private static Tile at(Tile tile, FleetId id) {
        String href = Place.of("fleet", id) + "&tab=" + tile.href();
        return new Tile(tile.key(), tile.number(), tile.note(), tile.tone(), href, tile.share());
    }

    Block facts(FleetId id) {
        Fleet fleet = engine.fleets().require(id);
        String asset = fleet.description().assetId();
        return new Block.Facts(List.of(
                new Fact("status", Tones.cell(fleet.status())),
                new Fact("id", Cell.mono(id.value())),
                new Fact("description", Cell.text(fleet.description().text())),
                new Fact(
                        asset.isEmpty() ? "folder" : "package",
                        asset.isEmpty() ? Cell.mono(fleet.description().directory()) : new Names(engine).asset(asset)),
                new Fact("protection", Cell.text(fleet.protection().policy().wireName())),
                new Fact("created", Cell.when(fleet.createdAt())),
                new Fact("ended", Cell.when(fleet.endedAt()))));
    }

    Block squares(FleetId id, Words words) {
        List<GameProcess> living = engine.processes().list(id, true, null, SQUARES + 1);
        List<Block.Square> squares = living.stream()
                .limit(SQUARES)
                .map(process -> square(process, words))
                .toList();
        long all = living.size() <= SQUARES
                ? living.size()
                : engine.fleetUses()
                        .tallies()
                        .getOrDefault(id, FleetTally.NOTHING)
                        .allProcesses();
        return new Block.Squares(squares, all - squares.size());
    }

    private static Block.Square square(GameProcess process, Words words) {
        Tone tone = Tones.of(process);
        String label = process.id() + " " + words.of(process.status())
                + (process.healthy() ? "" : " " + words.t("unhealthy"))
                + (process.ports().client() == 0 ? "" : " :" + process.ports().client());
        return new Block.Square(Place.of("process", process.id()), label, tone);
    }

    Block deployments(FleetId id) {
        return Table.whole(
                "deployment",
                List.of("host", "phase", "code", "message", "since"),
                engine.hosts().deployments(id).stream().map(FleetFacts::row).toList(),
                "deployment.none");
    }

    private static Table.Row row(Deployment deployment) {
        return Table.Row.of(
                deployment.host().value(),
                Links.host(deployment.host()),
                new Cell.Status(deployment.phase(), Tones.of(deployment.phase())),
                Cell.mono(deployment.failureCode()),
                Cell.told(deployment.message()),
                Cell.when(deployment.at()));
    }

    Block instances(FleetId id, Place place) {
        return Instances.table(engine.instanceUses().of(id), place);
    }

    Block attributes(FleetId id) {
        Fleet fleet = engine.fleets().require(id);
        return new Block.Facts(List.of(
                new Fact("name", Cell.text(fleet.description().name())),
                new Fact("description", Cell.text(fleet.description().text())),
                new Fact("instance.type", Cell.text(fleet.description().instanceType())),
                new Fact("protection", Cell.text(fleet.protection().policy().wireName())),
                new Fact(
                        "protection.limit",
                        Cell.text(Moment.span(fleet.protection().limit()))),
                new Fact(
                        "creation.limit",
                        Cell.text(fleet.creationLimit().sessionsPerCreator() + " / "
                                + Moment.span(fleet.creationLimit().period()))),
                new Fact("tags", Cell.text(Tags.words(fleet.description().tags())))));
    }

    Block runtime(FleetId id) {
        Fleet fleet = engine.fleets().require(id);
        Table processes = Table.whole(
                "runtime",
                List.of("launch.path", "parameters", "copies#"),
                fleet.runtime().serverProcesses().stream()
                        .map(entry -> Table.Row.of(
                                entry.launchKey(),
                                Cell.mono(entry.launchPath()),
                                Cell.mono(entry.parameters()),
                                Cell.count(entry.concurrentExecutions())))
                        .toList(),
                "runtime.none");
        return new Block.Stack(List.of(
                processes,
                new Block.Facts(List.of(
                        new Fact(
                                "activation.timeout",
                                Cell.text(Moment.span(fleet.runtime().activationTimeout()))),
                        new Fact(
                                "activations.most",
                                fleet.runtime().maxConcurrentActivations() == 0
                                        ? new Cell.Word("unlimited", Tone.PLAIN)
                                        : Cell.count(fleet.runtime().maxConcurrentActivations()))))));
    }

    Block ports(FleetId id) {
        return Table.whole(
                "ports",
                List.of("ports.range", "protocol", "addresses"),
                engine.fleets().require(id).ports().stream()
                        .map(port -> Table.Row.of(
                                port.toString(),
                                Cell.mono(port.fromPort() + "–" + port.toPort()),
                                Cell.text(port.protocol()),
                                Cell.mono(port.ipRange())))
                        .toList(),
                "ports.none");
    }

    Block leading(FleetId id) {
        return Table.whole(
                "fleet.leading",
                List.of("kind", "name"),
                engine.fleetDeletion().references(id).stream()
                        .map(this::reference)
                        .toList(),
                "fleet.leading.none");
    }

    private Table.Row reference(FleetReference reference) {
        Cell name = switch (reference.kind()) {
            case ALIAS -> new Names(engine).alias(reference.id());
            case QUEUE -> Cell.link(reference.id(), Place.of("queue", reference.id()));
        };
        return Table.Row.of(reference.toString(), new Cell.Status(reference.kind(), Tone.PLAIN), name);
    }
}
