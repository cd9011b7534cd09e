package io.opengse.server.api.cloud;

import io.opengse.engine.Engine;
import io.opengse.engine.alias.Alias;
import io.opengse.engine.alias.AliasQuery;
import io.opengse.engine.alias.Routing;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import java.util.List;
import java.util.Optional;

/** The action that lists aliases. */
public final class AliasListActions {
    private static final Parameter<String> NAME =
            Parameter.selector("Name", Kind.text(1, 1024), "Only those of this name.", "");
    private static final Parameter<Routing.Type> TYPE = Parameter.selector(
            "RoutingStrategyType", Kind.choice(Routing.Type.class, Routing.Type::name), "Only of this type.", "SIMPLE");
    private static final Parameter<Long> LIMIT =
            Parameter.selector("Limit", Kind.whole(1, Integer.MAX_VALUE), "Rows in one page; 20 when left out.", "20");
    private static final Parameter<Long> OFFSET =
            Parameter.selector("Offset", Kind.whole(0, Integer.MAX_VALUE), "Rows to skip.", "0");
    private static final Parameter<AliasQuery.Order> ORDER_BY = Parameter.selector(
            "OrderBy",
            Kind.choice(AliasQuery.Order.class, AliasListActions::wireName),
            "By what to order; CreationTime when left out.",
            "CreationTime");
    private static final Parameter<Way> ORDER_WAY =
            Parameter.selector("OrderWay", Kind.choice(Way.class, Way::name), "asc when left out.", "asc");

    /** As the API spells them. */
    private enum Way {
        asc,
        desc
    }

    private record Found(List<Alias> page, int total) {}

    private final Engine engine;
    private final Shape<Found> answer;

    public AliasListActions(Engine engine) {
        this.engine = engine;
        this.answer = Shape.<Found>named("")
                .list("Aliases", "one page of them", AliasShape.of(ResourceNames.of(engine.settings())), Found::page)
                .whole("TotalCount", "how many fit", Found::total);
    }

    /** What the server offers. */
    public List<Action<?>> actions() {
        return List.of(new Action<>(
                "ListAliases",
                "Lists the aliases that fit.",
                List.of(NAME, TYPE, LIMIT, OFFSET, ORDER_BY, ORDER_WAY, Filters.FILTERS),
                answer,
                List.of(),
                (arguments, _) -> found(arguments)));
    }

    private Found found(Arguments arguments) {
        AliasQuery query = new AliasQuery(
                alias -> fits(alias, arguments),
                arguments.get(ORDER_BY, AliasQuery.Order.CREATED),
                arguments.get(ORDER_WAY, Way.asc) == Way.desc);
        List<Alias> all = engine.aliases().list(query);
        List<Alias> page = all.stream()
                .skip(arguments.whole(OFFSET, 0))
                .limit(arguments.whole(LIMIT, Selectors.STANDARD_LIMIT))
                .toList();
        return new Found(page, all.size());
    }

    private static String wireName(AliasQuery.Order order) {
        return switch (order) {
            case CREATED -> "CreationTime";
            case UPDATED -> "LastUpdatedTime";
            case NAME -> "Name";
        };
    }

    private static boolean fits(Alias alias, Arguments arguments) {
        Optional<String> name = arguments.find(NAME);
        Optional<Routing.Type> type = arguments.find(TYPE);
        return name.map(alias.name()::equals).orElse(true)
                && type.map(alias.routing().type()::equals).orElse(true)
                && Filters.fit(arguments, alias.id().value(), alias.name(), alias.tags());
    }
}
