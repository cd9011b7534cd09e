package io.opengse.server.console.page;

import io.opengse.engine.Engine;
import io.opengse.engine.alias.AliasQuery;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.id.AssetId;
import io.opengse.engine.id.FleetId;
import io.opengse.server.console.block.Cell;
import java.util.HashMap;
import java.util.Map;

/** Things by the names people gave them, where there is only an id. One for each making of a part: it looks up once. */
final class Names {
    private final Engine engine;
    private final Map<FleetId, String> fleets = new HashMap<>();

    Names(Engine engine) {
        this.engine = engine;
    }

    /** Leads to the fleet; by its id when it is forgotten. */
    Cell fleet(FleetId id) {
        return Cell.link(name(id), Place.of("fleet", id));
    }

    String name(FleetId id) {
        return fleets.computeIfAbsent(
                id,
                unknown -> engine.fleets()
                        .find(unknown)
                        .map(Fleet::description)
                        .map(description -> description.name())
                        .filter(name -> !name.isBlank())
                        .orElse(unknown.value()));
    }

    /** Where a queue may place: the resource name of a fleet or of an alias. */
    Cell destination(String arn) {
        String id = arn.substring(arn.lastIndexOf('/') + 1);
        return arn.contains(":alias/") ? alias(id) : fleet(new FleetId(id));
    }

    Cell alias(String id) {
        return engine.aliases().list(AliasQuery.ALL).stream()
                .filter(alias -> alias.id().value().equals(id))
                .findFirst()
                .map(alias -> Cell.link(alias.name(), Place.of("alias", alias.id())))
                .orElseGet(() -> Cell.mono(id));
    }

    /** Leads to the package, if it is still there. */
    Cell asset(String id) {
        return engine.assets().list().stream()
                .filter(asset -> asset.id().equals(new AssetId(id)))
                .findFirst()
                .map(asset -> Cell.link(
                        asset.label().name() + " " + asset.label().version(), Place.of("asset", asset.id())))
                .orElseGet(() -> Cell.mono(id));
    }
}
