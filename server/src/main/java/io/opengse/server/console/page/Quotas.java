package io.opengse.server.console.page;

import io.opengse.engine.Engine;
import io.opengse.engine.instance.FleetCapacity;
import io.opengse.server.console.block.Block;
import io.opengse.server.console.block.Cell;
import io.opengse.server.console.block.Table;
import java.util.List;

/** How many things of each kind there may be, and are. */
final class Quotas implements Page {
    private final Engine engine;

    Quotas(Engine engine) {
        this.engine = engine;
    }

    @Override
    public String need() {
        return "DescribeUserQuotas";
    }

    @Override
    public Sheet open(Place place) {
        return Sheet.of("quotas", place.words().t("nav.quotas")).with(Part.live("quotas", "", this::table));
    }

    private Block table() {
        var quotas = engine.settings().quotas();
        var packages = engine.assets().quota();
        return Table.whole(
                "nav.quotas",
                List.of("kind", "used", "setting"),
                List.of(
                        row("nav.fleets", engine.fleets().countLiving(), quotas.fleets(), "fleet-quota"),
                        row("nav.aliases", engine.aliases().count(), quotas.aliases(), "alias-quota"),
                        row("nav.queues", engine.queues().count(), quotas.queues(), "queue-quota"),
                        row("instances", allowed(), quotas.instances(), "instance-quota"),
                        row("nav.assets", packages.used(), packages.most(), "package-quota")),
                "quotas.none");
    }

    /** The quota is on what the fleets may have, not on what they have now. */
    private long allowed() {
        return engine.fleets().list(0, 1000).stream()
                .flatMap(fleet -> engine.capacities().find(fleet.id()).stream())
                .mapToLong(FleetCapacity::maximum)
                .sum();
    }

    private static Table.Row row(String key, long used, long most, String setting) {
        return Table.Row.of(
                key,
                new Cell.Word(key, io.opengse.server.console.block.Tone.PLAIN),
                new Cell.Share(used, most),
                Cell.mono(setting));
    }
}
