package io.opengse.server.console.page;

import io.opengse.engine.Engine;
import io.opengse.engine.host.Host;
import io.opengse.server.console.block.Block;
import io.opengse.server.console.block.Cell;
import io.opengse.server.console.block.Table;
import java.util.List;

/** The machines. */
final class Hosts implements Page {
    private final Engine engine;

    Hosts(Engine engine) {
        this.engine = engine;
    }

    @Override
    public String need() {
        return "OpengseListHosts";
    }

    @Override
    public Sheet open(Place place) {
        return Sheet.of("hosts", place.words().t("nav.hosts")).with(Part.live("hosts", "", this::table));
    }

    private Block table() {
        return Table.whole(
                "nav.hosts",
                List.of("host", "status", "region", "address", "weight#", "seen"),
                engine.hosts().list().stream().map(Hosts::row).toList(),
                "hosts.none");
    }

    private static Table.Row row(Host host) {
        return Table.Row.of(
                host.id().value(),
                Links.host(host.id()),
                Tones.cell(host.status()),
                Cell.text(host.region()),
                Cell.mono(host.address()),
                Cell.count(host.weight()),
                Cell.when(host.lastSeen()));
    }
}
