package io.opengse.server.console.page;

import io.opengse.engine.Engine;
import io.opengse.engine.event.Event.Subjects;
import io.opengse.engine.host.Host;
import io.opengse.engine.id.HostId;
import io.opengse.engine.problem.Refused;
import io.opengse.server.console.block.Block;
import io.opengse.server.console.block.Block.Fact;
import io.opengse.server.console.block.Cell;
import io.opengse.server.console.block.Table;
import io.opengse.server.console.word.Moment;
import io.opengse.server.live.Live;
import java.util.List;
import java.util.Set;

/** One machine: what it has room for, what runs on it, and what happened there. */
final class HostPage implements Page {
    private final Engine engine;
    private final Lists lists;
    private final Stories stories;
    private final Whys whys;
    private final Trying trying;

    HostPage(Engine engine, Live live) {
        this.engine = engine;
        this.lists = new Lists(engine);
        this.stories = new Stories(engine);
        this.whys = new Whys(engine);
        this.trying = new Trying(live.trials());
    }

    @Override
    public String need() {
        return "OpengseListHosts";
    }

    @Override
    public Sheet open(Place place) {
        HostId id = new HostId(place.get("id"));
        require(id);
        return Sheet.of("hosts", id.value())
                .below(place.words().t("nav.hosts"), Place.href("hosts"))
                .with(Part.live("facts", "", () -> facts(require(id))))
                .with(whys.part(place.words(), explanations -> explanations.host(id)))
                .with(Part.live("instances", "instances", () -> instances(id)))
                .with(Part.live(
                        "processes",
                        "processes",
                        () -> lists.processes(engine.processes().livingOn(id))))
                .with(Part.live("story", "story", () -> stories.about(Subjects.of(id), Set.of(), place))
                        .needing(Stories.NEED))
                .withAll(trying.onHost(id));
    }

    private Host require(HostId id) {
        return engine.hosts().list().stream()
                .filter(host -> host.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refused.notFound("host " + id + " does not exist"));
    }

    private static Block facts(Host host) {
        return new Block.Facts(List.of(
                new Fact("status", Tones.cell(host.status())),
                new Fact("region", Cell.text(host.region())),
                new Fact("address", Cell.mono(host.address())),
                new Fact("weight", Cell.count(host.weight())),
                new Fact("seen", Cell.when(host.lastSeen())),
                new Fact("room.instances", uncounted(host.room().instances())),
                new Fact("room.cores", uncounted(host.room().cores())),
                new Fact(
                        "room.memory",
                        host.room().memory() == 0
                                ? uncounted(0)
                                : Cell.text(Moment.bytes(host.room().memory())))));
    }

    private static Cell uncounted(long count) {
        return count == 0 ? new Cell.Word("uncounted", io.opengse.server.console.block.Tone.PLAIN) : Cell.count(count);
    }

    private Block instances(HostId id) {
        Names names = new Names(engine);
        return Table.whole(
                "instances",
                List.of("instance", "status", "fleet", "weight#", "reserved", "message", "created"),
                engine.instances().livingOn(id).stream()
                        .map(instance -> Table.Row.of(
                                instance.id().value(),
                                Links.instance(instance.id()),
                                Tones.cell(instance.status()),
                                names.fleet(instance.fleet()),
                                Cell.count(instance.weight()),
                                Tones.yes(instance.reserved()),
                                Cell.told(instance.reason()),
                                Cell.when(instance.createdAt())))
                        .toList(),
                "instances.none");
    }
}
