package io.opengse.server.api.cloud;

import io.opengse.engine.Engine;
import io.opengse.engine.alias.Alias;
import io.opengse.engine.alias.AliasChange;
import io.opengse.engine.alias.NewAlias;
import io.opengse.engine.alias.Routing;
import io.opengse.engine.id.AliasId;
import io.opengse.engine.id.FleetId;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Caller;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.Nothing;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import io.opengse.server.api.declaration.Structure;
import io.opengse.server.api.problem.ErrorCode;
import java.util.List;
import java.util.Map;

/** The actions that make, show, change and delete one alias. */
public final class AliasActions {
    private static final Parameter<String> ALIAS_ID = Parameter.selector(
                    "AliasId", Kind.ascii(1, 128), "The alias.", "alias-qh85lwj6-k4bfes0u")
            .asRequired();
    private static final Parameter<String> NAME =
            Parameter.of("Name", Kind.text(1, 1024), "What people call it.", "arena");
    private static final Parameter<String> DESCRIPTION =
            Parameter.of("Description", Kind.text(0, 1024), "Free text.", "where matches are played");
    private static final Parameter<Routing.Type> TYPE = Parameter.of(
                    "Type",
                    Kind.choice(Routing.Type.class, Routing.Type::name),
                    "SIMPLE leads to a fleet, TERMINAL turns everybody away.",
                    "SIMPLE")
            .asRequired();
    private static final Parameter<String> FLEET = Parameter.selector(
            "FleetId", Kind.ascii(1, 128), "The fleet; needed under SIMPLE.", "fleet-qp3g3caa-95z2gimq");
    private static final Parameter<String> MESSAGE = Parameter.selector(
            "Message", Kind.text(1, 1024), "What those who come are told; needed under TERMINAL.", "");
    private static final Parameter<Arguments> ROUTING = Parameter.of(
            "RoutingStrategy", new Structure("RoutingStrategy", List.of(TYPE, FLEET, MESSAGE)), "Where it leads.", "*");
    private static final Shape<FleetId> RESOLVED =
            Shape.<FleetId>named("").text("FleetId", "the fleet it leads to now", FleetId::value);

    private final Engine engine;
    private final Shape<Alias> answer;

    public AliasActions(Engine engine) {
        this.engine = engine;
        Shape<Alias> alias = AliasShape.of(ResourceNames.of(engine.settings()));
        this.answer = Shape.<Alias>named("").object("Alias", "the alias", alias, same -> same);
    }

    /** What the server offers. */
    public List<Action<?>> actions() {
        return List.of(create(), update(), delete(), describe(), resolve());
    }

    private Action<Alias> create() {
        return new Action<>(
                "CreateAlias",
                "Makes a name for a fleet that stays while the fleet behind it changes.",
                List.of(NAME.asRequired(), ROUTING.asRequired(), DESCRIPTION, Tags.TAGS),
                answer,
                List.of(ErrorCode.LIMIT_EXCEEDED, ErrorCode.RESOURCE_NOT_FOUND, ErrorCode.RESOURCE_UNAVAILABLE),
                (arguments, caller) -> engine.aliases()
                        .create(
                                new NewAlias(
                                        arguments.get(NAME),
                                        arguments.get(DESCRIPTION, ""),
                                        routing(arguments.get(ROUTING)),
                                        Tags.find(arguments).orElse(Map.of())),
                                caller.actor()));
    }

    private Action<Alias> update() {
        return new Action<>(
                "UpdateAlias",
                "Changes an alias; what is left out stays as it is. When it leads to another fleet, new sessions are"
                        + " created there from the next call on, and those of the fleet before stay where they are.",
                List.of(ALIAS_ID, NAME, DESCRIPTION, ROUTING),
                answer,
                List.of(ErrorCode.RESOURCE_NOT_FOUND, ErrorCode.RESOURCE_UNAVAILABLE),
                this::changed);
    }

    private Alias changed(Arguments arguments, Caller caller) {
        AliasChange change = new AliasChange(
                arguments.find(NAME).orElse(null),
                arguments.find(DESCRIPTION).orElse(null),
                arguments.find(ROUTING).map(AliasActions::routing).orElse(null));
        return engine.aliases().update(id(arguments), change, caller.actor());
    }

    private Action<Nothing> delete() {
        return new Action<>(
                "DeleteAlias",
                "Forgets an alias. Sessions that were created through it stay.",
                List.of(ALIAS_ID),
                Nothing.SHAPE,
                List.of(ErrorCode.RESOURCE_NOT_FOUND),
                (arguments, caller) -> {
                    engine.aliases().delete(id(arguments), caller.actor());
                    return Nothing.AT_ALL;
                });
    }

    private Action<Alias> describe() {
        return new Action<>(
                "DescribeAlias",
                "Shows an alias.",
                List.of(ALIAS_ID),
                answer,
                List.of(ErrorCode.RESOURCE_NOT_FOUND),
                (arguments, _) -> engine.aliases().require(id(arguments)));
    }

    private Action<FleetId> resolve() {
        return new Action<>(
                "ResolveAlias",
                "Says which fleet an alias leads to now. A TERMINAL alias answers ResourceUnavailable with its message.",
                List.of(ALIAS_ID),
                RESOLVED,
                List.of(ErrorCode.RESOURCE_NOT_FOUND, ErrorCode.RESOURCE_UNAVAILABLE),
                (arguments, _) -> engine.aliases().resolve(id(arguments)));
    }

    private static AliasId id(Arguments arguments) {
        return new AliasId(arguments.get(ALIAS_ID));
    }

    private static Routing routing(Arguments given) {
        return new Routing(given.get(TYPE), given.find(FLEET).map(FleetId::new).orElse(null), given.get(MESSAGE, ""));
    }
}
