package io.opengse.server.console.page;

import io.opengse.engine.Engine;
import io.opengse.engine.alias.Alias;
import io.opengse.engine.alias.AliasQuery;
import io.opengse.engine.alias.Routing;
import io.opengse.engine.fleet.Fleet;
import io.opengse.server.console.block.Cell;
import io.opengse.server.console.block.Form;
import io.opengse.server.console.block.Forms;
import io.opengse.server.console.block.Table;
import java.util.ArrayList;
import java.util.List;

/** All aliases, and making one. */
final class Aliases implements Page {
    private final Engine engine;

    Aliases(Engine engine) {
        this.engine = engine;
    }

    @Override
    public String need() {
        return "ListAliases";
    }

    @Override
    public Sheet open(Place place) {
        return Sheet.of("aliases", place.words().t("nav.aliases"))
                .with(Part.live("aliases", "", this::table))
                .with(Part.still(
                        "make",
                        "alias.make",
                        () -> Forms.of(routed(
                                        Form.of("CreateAlias", "alias.make").required("Name", ""),
                                        engine,
                                        Routing.closed(""))
                                .text("Description", ""))));
    }

    private Table table() {
        Names names = new Names(engine);
        return Table.whole(
                "nav.aliases",
                List.of("alias", "id", "leads.to", "description", "created", "changed"),
                engine.aliases().list(AliasQuery.ALL).stream().map(alias -> row(alias, names)).toList(),
                "aliases.none");
    }

    private static Table.Row row(Alias alias, Names names) {
        return Table.Row.of(
                alias.id().value(),
                Cell.link(alias.name(), Place.of("alias", alias.id())),
                Cell.mono(alias.id().value()),
                destination(alias, names),
                Cell.text(alias.text()),
                Cell.when(alias.createdAt()),
                Cell.when(alias.updatedAt()));
    }

    static Cell destination(Alias alias, Names names) {
        return alias.routing()
                .destination()
                .map(names::fleet)
                .orElseGet(() -> Cell.text("TERMINAL: " + alias.routing().message()));
    }

    /** The fields that say where an alias leads. */
    static Form routed(Form form, Engine engine, Routing now) {
        List<String> fleets = new ArrayList<>(List.of("|choose"));
        for (Fleet fleet : engine.fleets().list(0, 1000)) {
            if (!fleet.status().ending()) {
                fleets.add(fleet.id().value() + "|" + fleet.description().name());
            }
        }
        return form.choice(
                        "RoutingStrategy.Type",
                        now.destination().isPresent() ? "SIMPLE" : "TERMINAL",
                        List.of("SIMPLE", "TERMINAL"))
                .choice(
                        "RoutingStrategy.FleetId",
                        now.destination().map(Object::toString).orElse(""),
                        fleets)
                .text("RoutingStrategy.Message", now.message());
    }
}
