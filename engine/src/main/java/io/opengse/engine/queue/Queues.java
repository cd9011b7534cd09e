package io.opengse.engine.queue;

import io.opengse.engine.alias.AliasTable;
import io.opengse.engine.event.Cause;
import io.opengse.engine.event.Event.Subjects;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.event.Surroundings;
import io.opengse.engine.fleet.FleetReference;
import io.opengse.engine.fleet.FleetTable;
import io.opengse.engine.id.AliasId;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.IdFactory;
import io.opengse.engine.id.QueueName;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.store.Store;
import io.opengse.engine.store.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Queues, as the API and operators ask for them. What is placed by them is in {@code placement}. */
public final class Queues {
    private static final Subjects NOBODY = new Subjects(null, null, null, null, null);

    private final Surroundings surroundings;
    private final Store store;
    private final IdFactory ids;
    private final String region;
    private final int most;

    /**
     * @param region of a destination that names none
     * @param most how many there may be
     */
    public Queues(Surroundings surroundings, IdFactory ids, String region, int most) {
        this.surroundings = surroundings;
        this.store = surroundings.store();
        this.ids = ids;
        this.region = region;
        this.most = most;
    }

    /**
     * Records a queue.
     *
     * @throws Refused Invalid, naming every part outside its limits, or a destination that does not exist; InUse when
     *     the name is taken; LimitReached when there are as many as there may be
     */
    public PlacementQueue create(NewQueue command, String actor) {
        Cause cause = surroundings.cause(actor);
        PlacementQueue queue = new PlacementQueue(
                new QueueName(command.name()),
                destinations(command.destinations()),
                command.policies(),
                command.timeout(),
                command.tags(),
                null,
                cause.at(),
                1);
        QueueLimits.require(queue);
        return store.write(transaction -> {
            QueueTable queues = QueueTable.in(transaction);
            if (queues.find(queue.name()).isPresent()) {
                throw Refused.inUse("queue \"" + queue.name() + "\" exists already: change it with"
                        + " UpdateGameServerSessionQueue, or choose another Name");
            }
            if (queues.count() >= most) {
                throw Refused.limitReached("there are " + queues.count() + " queues and " + most + " are allowed:"
                        + " delete one with DeleteGameServerSessionQueue, or raise the quota (setting queue-quota)");
            }
            queue.destinations().forEach(destination -> requireThere(transaction, destination));
            queues.insert(queue);
            tell(transaction, queue, "was created with " + queue.destinations().size() + " destinations", cause);
            return require(transaction, queue.name());
        });
    }

    /**
     * Changes a queue; placements that wait follow it at once, except that their timeout stays.
     *
     * @throws Refused NotFound; Invalid as {@link #create}
     */
    public PlacementQueue update(QueueName name, QueueChange change, String actor) {
        Cause cause = surroundings.cause(actor);
        List<String> arns = change.destinations();
        @Nullable List<Destination> destinations = arns == null ? null : destinations(arns);
        return store.write(transaction -> {
            PlacementQueue queue = require(transaction, name);
            PlacementQueue next = new PlacementQueue(
                    name,
                    otherwise(destinations, queue.destinations()),
                    otherwise(change.policies(), queue.policies()),
                    otherwise(change.timeout(), queue.timeout()),
                    queue.tags(),
                    queue.webhook(),
                    queue.createdAt(),
                    queue.version());
            QueueLimits.require(next);
            if (destinations != null) {
                destinations.forEach(destination -> requireThere(transaction, destination));
            }
            QueueTable.in(transaction).update(next);
            tell(transaction, next, "was changed: " + next.destinations().size() + " destinations", cause);
            return require(transaction, name);
        });
    }

    /**
     * Says where outcomes are posted from now on, with a new secret.
     *
     * @param url http or https; empty = nowhere
     * @param sealing of the secret, for the books
     * @return with the secret as it is, this once
     * @throws Refused NotFound; Invalid for another url
     */
    public Optional<Webhook> tellOutcomes(QueueName name, String url, Webhook.Sealing sealing, String actor) {
        @Nullable Webhook webhook = url.isEmpty() ? null : Webhook.at(url, ids.secret());
        @Nullable Webhook kept = webhook == null ? null : webhook.sealed(name, sealing);
        Cause cause = surroundings.cause(actor);
        store.write(transaction -> {
            PlacementQueue queue = require(transaction, name).withWebhook(kept);
            QueueTable.in(transaction).update(queue);
            String where = kept == null ? "nobody any more" : kept.url();
            tell(transaction, queue, "tells outcomes to " + where, cause);
            return true;
        });
        return Optional.ofNullable(webhook);
    }

    /** Seals what an earlier release wrote down open; says how many there were. */
    public int sealSecrets(Predicate<String> open, Webhook.Sealing sealing) {
        return store.write(transaction -> {
            int found = 0;
            for (PlacementQueue queue : QueueTable.in(transaction).list(Integer.MAX_VALUE)) {
                Webhook webhook = queue.webhook();
                if (webhook != null && open.test(webhook.secret())) {
                    QueueTable.in(transaction).update(queue.withWebhook(webhook.sealed(queue.name(), sealing)));
                    found++;
                }
            }
            return found;
        });
    }

    /**
     * Forgets a queue. Placements that wait in it fail; sessions it placed stay.
     *
     * @throws Refused NotFound
     */
    public void delete(QueueName name, String actor) {
        Cause cause = surroundings.cause(actor);
        store.write(transaction -> {
            PlacementQueue queue = require(transaction, name);
            tell(transaction, queue, "was deleted", cause);
            return QueueTable.in(transaction).remove(name);
        });
    }

    /** @throws Refused NotFound */
    public PlacementQueue require(QueueName name) {
        return store.read(transaction -> require(transaction, name));
    }

    /** In order of creation; their number is bounded by the quota. */
    public List<PlacementQueue> list() {
        return store.read(transaction -> QueueTable.in(transaction).list(Integer.MAX_VALUE));
    }

    public int count() {
        return store.read(transaction -> QueueTable.in(transaction).count());
    }

    /** For services that are in a transaction already. */
    public static PlacementQueue require(Transaction transaction, QueueName name) {
        return QueueTable.in(transaction)
                .find(name)
                .orElseThrow(() -> Refused.notFound(
                        "queue \"" + name + "\" does not exist; DescribeGameServerSessionQueues names those that do"));
    }

    /** The queues by which a fleet is still in use; wired into the deletion of fleets. */
    public static List<FleetReference> references(Transaction transaction, FleetId fleet) {
        return leadingTo(transaction, Destination.Kind.FLEET, fleet.value()).stream()
                .map(name -> new FleetReference(FleetReference.Kind.QUEUE, name))
                .toList();
    }

    /** The queues that lead to an alias; wired into the deletion of aliases. */
    public static List<String> leadingTo(Transaction transaction, AliasId alias) {
        return leadingTo(transaction, Destination.Kind.ALIAS, alias.value());
    }

    private static List<String> leadingTo(Transaction transaction, Destination.Kind kind, String id) {
        return QueueTable.in(transaction).list(Integer.MAX_VALUE).stream()
                .filter(queue -> queue.destinations().stream()
                        .anyMatch(destination ->
                                destination.kind() == kind && destination.id().equals(id)))
                .map(queue -> queue.name().value())
                .toList();
    }

    private List<Destination> destinations(List<String> arns) {
        return arns.stream().map(arn -> Destination.of(arn, region)).toList();
    }

    private static void requireThere(Transaction transaction, Destination destination) {
        boolean there = switch (destination.kind()) {
            case FLEET ->
                FleetTable.in(transaction).find(new FleetId(destination.id())).isPresent();
            case ALIAS ->
                AliasTable.in(transaction).find(new AliasId(destination.id())).isPresent();
        };
        if (!there) {
            throw Refused.invalid("DestinationArn \"" + destination.arn() + "\" names nothing that exists here: "
                    + (destination.kind() == Destination.Kind.FLEET ? "ListFleets" : "ListAliases")
                    + " shows what does");
        }
    }

    private static <T> T otherwise(@Nullable T changed, T before) {
        return changed == null ? before : changed;
    }

    private static void tell(Transaction transaction, PlacementQueue queue, String what, Cause cause) {
        cause.note(transaction, EventCode.QUEUE_CHANGED, "Queue \"" + queue.name() + "\" " + what + ".", NOBODY);
    }
}
