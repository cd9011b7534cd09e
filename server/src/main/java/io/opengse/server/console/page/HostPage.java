package io.opengse.server.console.page;

import io.opengse.engine.Engine;
import io.opengse.engine.event.Event.Subjects;
import io.opengse.engine.host.Host;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.host.Hosts.Load;
import io.opengse.engine.id.HostId;
import io.opengse.engine.membership.Membership;
import io.opengse.server.console.block.Block;
import io.opengse.server.console.block.Block.Fact;
import io.opengse.server.console.block.Cell;
import io.opengse.server.console.block.Form;
import io.opengse.server.console.block.Forms;
import io.opengse.server.console.block.Table;
import io.opengse.server.console.word.Moment;
import io.opengse.server.live.Live;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
                .with(Part.live("do", "actions", () -> forms(require(id))))
                .withAll(trying.onHost(id))
                .with(Part.live("instances", "instances", () -> instances(id)))
                .with(Part.live(
                        "processes",
                        "processes",
                        () -> lists.processes(engine.processes().livingOn(id))))
                .with(Part.live("story", "story", () -> stories.about(Subjects.of(id), Set.of(), place))
                        .needing(Stories.NEED));
    }

    private Host require(HostId id) {
        return engine.hosts().require(id);
    }

    private Block facts(Host host) {
        Optional<Membership> membership = engine.memberships().find(host.id());
        Load load = engine.hosts().load(host.id());
        boolean empty =
                load.processes() == 0 && engine.instances().livingOn(host.id()).isEmpty();
        boolean shutOut = membership.filter(Membership::revoked).isPresent();
        return new Block.Facts(List.of(
                new Fact("status", HostStandings.cell(host, shutOut, empty)),
                new Fact("region", Cell.text(host.region())),
                new Fact("instance.type", Cell.text(host.traits().instanceType())),
                new Fact("labels", HostStandings.labels(host.traits())),
                new Fact("address", Cell.mono(host.address())),
                new Fact("weight", Cell.count(host.weight())),
                new Fact("processes", Cell.count(load.processes())),
                new Fact("sessions", Cell.count(load.sessions())),
                new Fact("seen", Cell.when(host.lastSeen())),
                new Fact(
                        "joined", Cell.when(membership.map(Membership::joinedAt).orElse(null))),
                new Fact(
                        "certified",
                        Cell.when(membership.map(Membership::certifiedUntil).orElse(null))),
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

    private Forms forms(Host host) {
        List<Form> forms = new ArrayList<>();
        forms.add(
                host.drains()
                        ? about(host, "OpengseUndrainHost", "host.undrain")
                        : about(host, "OpengseDrainHost", "host.drain").asking("host.drain.ask"));
        if (engine.memberships()
                .find(host.id())
                .filter(membership -> !membership.revoked())
                .isPresent()) {
            forms.add(about(host, "OpengseRevokeHost", "host.revoke").asking("host.revoke.ask"));
        }
        if (host.status() != HostStatus.CONNECTED) {
            forms.add(about(host, "OpengseForgetHost", "host.forget")
                    .asking("host.forget.ask")
                    .then(Place.href("hosts")));
        }
        return new Forms(forms);
    }

    private static Form about(Host host, String action, String title) {
        return Form.of(action, title).hidden("HostId", host.id().value());
    }

    private Block instances(HostId id) {
        Names names = new Names(engine);
        return Table.whole(
                "instances",
                List.of("instance", "status", "fleet", "weight#", "message", "created"),
                engine.instances().livingOn(id).stream()
                        .map(instance -> Table.Row.of(
                                instance.id().value(),
                                Links.instance(instance.id()),
                                Instances.standing(instance),
                                names.fleet(instance.fleet()),
                                Cell.count(instance.weight()),
                                Cell.told(instance.reason()),
                                Cell.when(instance.createdAt())))
                        .toList(),
                "instances.none");
    }
}
