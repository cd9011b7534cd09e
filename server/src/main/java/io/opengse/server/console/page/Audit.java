package io.opengse.server.console.page;

import io.opengse.engine.Engine;
import io.opengse.engine.audit.AuditEntry;
import io.opengse.engine.audit.AuditTable;
import io.opengse.server.console.block.Block;
import io.opengse.server.console.block.Cell;
import io.opengse.server.console.block.Table;
import io.opengse.server.console.block.Tone;
import java.util.List;

/** Who called what, the newest first. */
final class Audit implements Page {
    private final Engine engine;

    Audit(Engine engine) {
        this.engine = engine;
    }

    @Override
    public String need() {
        return "OpengseListAudit";
    }

    @Override
    public Sheet open(Place place) {
        return Sheet.of("audit", place.words().t("nav.audit")).with(Part.live("audit", "", () -> table(place)));
    }

    private Block table(Place place) {
        long below = place.find("before").map(Stories::number).orElse(0L);
        String credential = place.find("credential").orElse(null);
        String action = place.find("action").orElse(null);
        List<AuditEntry> found =
                engine.audits().find(new AuditTable.Query(credential, action, null, below), Lists.PAGE + 1);
        Actors actors = new Actors(engine);
        String next = found.size() > Lists.PAGE
                ? place.with("before", Long.toString(found.get(Lists.PAGE - 1).number()))
                : "";
        return new Table(
                "nav.audit",
                List.of("time", "secret.id", "action", "code", "resources", "source"),
                found.stream()
                        .limit(Lists.PAGE)
                        .map(entry -> row(entry, place, actors))
                        .toList(),
                "audit.none",
                next,
                below == 0 ? "" : place.with("before", ""));
    }

    private static Table.Row row(AuditEntry entry, Place place, Actors actors) {
        boolean done = entry.code().equals("OK");
        return Table.Row.of(
                Long.toString(entry.number()),
                Cell.when(entry.at()),
                entry.credential().isEmpty()
                        ? Cell.text("")
                        : Cell.link(
                                actors.credential(entry.credential()), place.with("credential", entry.credential())),
                Cell.link(entry.action(), place.with("action", entry.action())),
                new Cell.Word(entry.code(), done ? Tone.GOOD : Tone.WARNING),
                Cell.text(entry.resources()),
                Cell.mono(entry.source()));
    }
}
