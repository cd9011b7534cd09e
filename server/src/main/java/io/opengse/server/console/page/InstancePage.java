package io.opengse.server.console.page;

import io.opengse.engine.Engine;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.instance.Instance;
import io.opengse.engine.instance.InstanceStatus;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.process.GameProcess;
import io.opengse.server.console.block.Block;
import io.opengse.server.console.block.Block.Fact;
import io.opengse.server.console.block.Cell;
import io.opengse.server.console.block.Form;
import io.opengse.server.console.block.Forms;
import java.util.List;

/** One fleet's share of one machine. */
final class InstancePage implements Page {
    private final Engine engine;
    private final Lists lists;

    InstancePage(Engine engine) {
        this.engine = engine;
        this.lists = new Lists(engine);
    }

    @Override
    public String need() {
        return "DescribeFleetAttributes";
    }

    @Override
    public Sheet open(Place place) {
        InstanceId id = new InstanceId(place.get("id"));
        Instance instance = require(id);
        return Sheet.of("fleets", id.value())
                .below(place.words().t("nav.fleets"), Place.href("fleets"))
                .below(new Names(engine).name(instance.fleet()), Place.of("fleet", instance.fleet()) + "&tab=capacity")
                .with(Part.live("facts", "", () -> facts(require(id))))
                .with(Part.live("do", "actions", () -> forms(require(id))))
                .with(Part.live("processes", "processes", () -> lists.processes(running(require(id)))));
    }

    private Instance require(InstanceId id) {
        return engine.instances().find(id).orElseThrow(() -> Refused.notFound("instance " + id + " does not exist"));
    }

    private List<GameProcess> running(Instance instance) {
        HostId host = instance.host();
        return host == null
                ? List.of()
                : engine.processes().livingOn(host).stream()
                        .filter(process -> instance.id().equals(process.instance()))
                        .toList();
    }

    private Block facts(Instance instance) {
        return new Block.Facts(List.of(
                new Fact("status", Tones.cell(instance.status())),
                new Fact("message", Cell.told(instance.reason())),
                new Fact("fleet", new Names(engine).fleet(instance.fleet())),
                new Fact("host", Links.host(instance.host())),
                new Fact("weight", Cell.count(instance.weight())),
                new Fact("reserved", Tones.yes(instance.reserved())),
                new Fact("created", Cell.when(instance.createdAt())),
                new Fact("activated", Cell.when(instance.activeAt())),
                new Fact("ended", Cell.when(instance.endedAt()))));
    }

    private static Forms forms(Instance instance) {
        if (instance.status() == InstanceStatus.TERMINATED) {
            return Forms.of();
        }
        Form weight = Form.of("SetServerWeight", "instance.weigh")
                .hidden("FleetId", instance.fleet().value())
                .hidden("InstanceId", instance.id().value())
                .number("Weight", Integer.toString(instance.weight()));
        Form reserve = Form.of("SetServerReserved", instance.reserved() ? "instance.release" : "instance.reserve")
                .hidden("FleetId", instance.fleet().value())
                .hidden("InstanceId", instance.id().value())
                .hidden("ReserveValue", instance.reserved() ? "0" : "1");
        return Forms.of(weight, reserve);
    }
}
