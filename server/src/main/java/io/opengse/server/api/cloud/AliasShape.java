package io.opengse.server.api.cloud;

import io.opengse.engine.alias.Alias;
import io.opengse.engine.alias.Routing;
import io.opengse.engine.id.FleetId;
import io.opengse.server.api.declaration.Shape;

/** How an alias looks in answers. */
final class AliasShape {
    private static final Shape<Routing> ROUTING = Shape.<Routing>named("RoutingStrategy")
            .text(
                    "Type",
                    "SIMPLE leads to a fleet, TERMINAL turns away with a message",
                    routing -> routing.type().name())
            .text("FleetId", "the fleet, under SIMPLE", AliasShape::fleet)
            .text("Message", "what those who come are told, under TERMINAL", Routing::message);

    private AliasShape() {}

    static Shape<Alias> of(ResourceNames names) {
        return Shape.<Alias>named("Alias")
                .text("AliasId", "its id", alias -> alias.id().value())
                .text("AliasArn", "its resource name", alias -> names.alias(alias.id()))
                .text("Name", "its name", Alias::name)
                .text("Description", "free text", Alias::text)
                .object("RoutingStrategy", "where it leads", ROUTING, Alias::routing)
                .text("CreationTime", "when it was created", alias -> Moments.utc(alias.createdAt()))
                .text("LastUpdatedTime", "when it was last changed", alias -> Moments.utc(alias.updatedAt()))
                .list("Tags", "its tags", Tags.TAG, alias -> Tags.sorted(alias.tags()));
    }

    private static String fleet(Routing routing) {
        FleetId fleet = routing.fleet();
        return fleet == null ? "" : fleet.value();
    }
}
