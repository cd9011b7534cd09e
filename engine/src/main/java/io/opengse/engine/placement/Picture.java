package io.opengse.engine.placement;

import io.opengse.engine.alias.Alias;
import io.opengse.engine.alias.AliasTable;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetStatus;
import io.opengse.engine.fleet.FleetTable;
import io.opengse.engine.id.AliasId;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.QueueName;
import io.opengse.engine.process.Stranding;
import io.opengse.engine.process.VacancyTable;
import io.opengse.engine.queue.Destination;
import io.opengse.engine.queue.PlacementQueue;
import io.opengse.engine.queue.QueueTable;
import io.opengse.engine.store.Transaction;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the destinations of some queues could give at the beginning of a round: asked once per fleet, however many
 * placements wait, and kept up to date by what the round itself takes. A little optimism does no harm, since taking is
 * exact. Used by one thread.
 */
final class Picture {
    private static final int LOOKED_AT = 1000;

    private final Map<QueueName, PlacementQueue> queues = new HashMap<>();
    private final Map<QueueName, List<Lead>> leads = new HashMap<>();
    private final Map<Pool, Integer> free = new HashMap<>();

    /** @param pool null when it leads nowhere now */
    private record Lead(Destination destination, @Nullable Pool pool, String why) {}

    private Picture() {}

    static Picture of(Transaction transaction, Collection<QueueName> names, String home) {
        Picture picture = new Picture();
        for (QueueName name : names) {
            QueueTable.in(transaction).find(name).ifPresent(queue -> picture.add(transaction, queue, home));
        }
        return picture;
    }

    Optional<PlacementQueue> queue(QueueName name) {
        return Optional.ofNullable(queues.get(name));
    }

    List<Option> options(PlacementQueue queue) {
        return leads.getOrDefault(queue.name(), List.of()).stream()
                .map(lead -> new Option(lead.destination, availability(lead)))
                .toList();
    }

    /** Of a destination that was said to be free. */
    Pool pool(PlacementQueue queue, Destination destination) {
        return leads.getOrDefault(queue.name(), List.of()).stream()
                .filter(lead -> lead.destination.equals(destination))
                .map(Lead::pool)
                .findFirst()
                .orElseThrow();
    }

    void taken(Pool pool) {
        free.computeIfPresent(pool, (_, count) -> count - 1);
    }

    /** It turned out to have less to give than it seemed. */
    void exhausted(Pool pool) {
        free.put(pool, 0);
    }

    private Availability availability(Lead lead) {
        if (lead.pool == null) {
            return new Availability.Unusable(lead.why);
        }
        FleetId fleet = lead.pool.fleet();
        return free.getOrDefault(lead.pool, 0) > 0 ? new Availability.Free(fleet) : new Availability.Full(fleet);
    }

    private void add(Transaction transaction, PlacementQueue queue, String home) {
        Set<String> named =
                queue.destinations().stream().map(Destination::region).collect(Collectors.toSet());
        queues.put(queue.name(), queue);
        leads.put(
                queue.name(),
                queue.destinations().stream()
                        .map(destination -> lead(transaction, destination, home, named))
                        .toList());
    }

    private Lead lead(Transaction transaction, Destination destination, String home, Set<String> named) {
        Optional<FleetId> id = switch (destination.kind()) {
            case FLEET -> Optional.of(new FleetId(destination.id()));
            case ALIAS ->
                AliasTable.in(transaction)
                        .find(new AliasId(destination.id()))
                        .map(Alias::routing)
                        .flatMap(routing -> routing.destination());
        };
        Optional<Fleet> fleet = id.flatMap(FleetTable.in(transaction)::find);
        if (fleet.isEmpty()) {
            return new Lead(destination, null, nowhere(destination));
        }
        if (fleet.get().status() != FleetStatus.ACTIVE) {
            String why = "fleet " + fleet.get().id() + " is " + fleet.get().status() + ", not ACTIVE";
            return new Lead(destination, null, why);
        }
        Pool pool = Pool.of(fleet.get().id(), destination.region(), home, named);
        int some = free.computeIfAbsent(pool, _ -> count(transaction, pool));
        return some > 0
                ? new Lead(destination, pool, "")
                : VacancyTable.in(transaction)
                        .stranding(pool.fleet())
                        .map(stranding -> new Lead(destination, null, stranded(pool, stranding)))
                        .orElseGet(() -> new Lead(destination, pool, ""));
    }

    private static String stranded(Pool pool, Stranding stranding) {
        return "fleet " + pool.fleet() + " takes no session now: " + stranding.words();
    }

    private static String nowhere(Destination destination) {
        return destination.kind() == Destination.Kind.FLEET
                ? "fleet " + destination.id() + " does not exist any more"
                : "alias " + destination.id() + " leads to no fleet now";
    }

    private static int count(Transaction transaction, Pool pool) {
        VacancyTable vacancies = VacancyTable.in(transaction);
        return pool.everywhere()
                ? vacancies.count(pool.fleet())
                : (int) vacancies.best(pool.fleet(), LOOKED_AT).stream()
                        .filter(vacancy -> pool.takes(transaction, vacancy.host()))
                        .count();
    }
}
