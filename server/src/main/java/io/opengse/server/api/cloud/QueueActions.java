package io.opengse.server.api.cloud;

import io.opengse.engine.Engine;
import io.opengse.engine.id.QueueName;
import io.opengse.engine.queue.NewQueue;
import io.opengse.engine.queue.PlacementQueue;
import io.opengse.engine.queue.QueueChange;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.ListOf;
import io.opengse.server.api.declaration.Nothing;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import io.opengse.server.api.problem.ErrorCode;
import java.util.List;
import java.util.Map;

/** The actions that make, show, change and delete queues. */
public final class QueueActions {
    private static final Parameter<List<String>> NAMES = Parameter.of(
            "Names", new ListOf<>(Kind.text(1, 128), 0, 100), "Only these; any when empty or left out.", "ranked");
    private static final Parameter<Long> LIMIT =
            Parameter.selector("Limit", Kind.whole(0, 100), "Rows in one page; 20 when left out.", "20");
    private static final Parameter<Long> OFFSET =
            Parameter.selector("Offset", Kind.whole(0, Integer.MAX_VALUE), "Rows to skip.", "0");

    private record Found(List<PlacementQueue> page, int total) {}

    private final Engine engine;
    private final Shape<PlacementQueue> one;
    private final Shape<Found> many;

    public QueueActions(Engine engine) {
        this.engine = engine;
        Shape<PlacementQueue> queue = new QueueShape(engine).shape();
        this.one = Shape.<PlacementQueue>named("").object("GameServerSessionQueue", "the queue", queue, same -> same);
        this.many = Shape.<Found>named("")
                .list("GameServerSessionQueues", "one page of them", queue, Found::page)
                .whole("TotalCount", "how many fit", Found::total);
    }

    /** What the server offers. */
    public List<Action<?>> actions() {
        return List.of(create(), update(), delete(), describe());
    }

    private Action<PlacementQueue> create() {
        return new Action<>(
                "CreateGameServerSessionQueue",
                "Makes a queue: a list of fleets and aliases where sessions are placed for waiting players. With the tag"
                        + " gse:lowest-latency-first = true the fastest region for the slowest player goes before the"
                        + " first.",
                List.of(
                        QueueParameters.NAME,
                        QueueParameters.DESTINATIONS,
                        QueueParameters.POLICIES,
                        QueueParameters.TIMEOUT,
                        Tags.TAGS),
                one,
                List.of(ErrorCode.LIMIT_EXCEEDED, ErrorCode.RESOURCE_IN_USE),
                (arguments, caller) -> engine.queues()
                        .create(
                                new NewQueue(
                                        arguments.get(QueueParameters.NAME),
                                        QueueParameters.destinations(arguments).orElse(List.of()),
                                        QueueParameters.policies(arguments).orElse(List.of()),
                                        QueueParameters.timeout(arguments).orElse(NewQueue.STANDARD_TIMEOUT),
                                        Tags.find(arguments).orElse(Map.of())),
                                caller.actor()));
    }

    private Action<PlacementQueue> update() {
        return new Action<>(
                "UpdateGameServerSessionQueue",
                "Changes a queue; what is left out stays as it is, an empty list clears. Placements that wait follow it,"
                        + " except that their timeout stays.",
                List.of(
                        QueueParameters.NAME,
                        QueueParameters.DESTINATIONS,
                        QueueParameters.POLICIES,
                        QueueParameters.TIMEOUT),
                one,
                List.of(ErrorCode.RESOURCE_NOT_FOUND),
                (arguments, caller) -> engine.queues()
                        .update(
                                name(arguments),
                                new QueueChange(
                                        QueueParameters.destinations(arguments).orElse(null),
                                        QueueParameters.policies(arguments).orElse(null),
                                        QueueParameters.timeout(arguments).orElse(null)),
                                caller.actor()));
    }

    private Action<Nothing> delete() {
        return new Action<>(
                "DeleteGameServerSessionQueue",
                "Forgets a queue. Placements that wait in it fail; sessions it placed stay.",
                List.of(QueueParameters.NAME),
                Nothing.SHAPE,
                List.of(ErrorCode.RESOURCE_NOT_FOUND),
                (arguments, caller) -> {
                    engine.queues().delete(name(arguments), caller.actor());
                    return Nothing.AT_ALL;
                });
    }

    private Action<Found> describe() {
        return new Action<>(
                "DescribeGameServerSessionQueues",
                "Lists the queues that fit, in order of creation.",
                List.of(NAMES, LIMIT, OFFSET, Filters.FILTERS),
                many,
                List.of(),
                (arguments, _) -> found(arguments));
    }

    private Found found(Arguments arguments) {
        List<String> names = arguments.get(NAMES, List.of());
        List<PlacementQueue> all = engine.queues().list().stream()
                .filter(queue -> names.isEmpty() || names.contains(queue.name().value()))
                .filter(queue -> Filters.fit(
                        arguments, queue.name().value(), queue.name().value(), queue.tags()))
                .toList();
        List<PlacementQueue> page = all.stream()
                .skip(arguments.whole(OFFSET, 0))
                .limit(arguments.whole(LIMIT, Selectors.STANDARD_LIMIT))
                .toList();
        return new Found(page, all.size());
    }

    private static QueueName name(Arguments arguments) {
        return new QueueName(arguments.get(QueueParameters.NAME));
    }
}
