package io.opengse.engine.alias;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.Event.Subjects;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.event.Surroundings;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetReference;
import io.opengse.engine.fleet.FleetStatus;
import io.opengse.engine.fleet.Fleets;
import io.opengse.engine.id.AliasId;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.IdFactory;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.store.Store;
import io.opengse.engine.store.Transaction;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Aliases, as the API and operators ask for them. */
public final class Aliases {
    private final Surroundings surroundings;
    private final Store store;
    private final IdFactory ids;
    private final AliasUse uses;
    private final int most;

    /** @param most how many there may be */
    public Aliases(Surroundings surroundings, IdFactory ids, AliasUse uses, int most) {
        this.surroundings = surroundings;
        this.store = surroundings.store();
        this.ids = ids;
        this.uses = uses;
        this.most = most;
    }

    /**
     * Records an alias.
     *
     * @throws Refused Invalid, naming every part outside its limits; NotFound or Unavailable for the fleet it shall lead
     *     to; LimitReached when there are as many as there may be
     */
    public Alias create(NewAlias command, String actor) {
        AliasLimits.require(command.name(), command.text(), command.routing(), command.tags());
        Cause cause = surroundings.cause(actor);
        return store.write(transaction -> {
            requireDestination(transaction, command.routing());
            AliasTable aliases = AliasTable.in(transaction);
            if (aliases.count() >= most) {
                throw Refused.limitReached("there are " + aliases.count() + " aliases and " + most
                        + " are allowed: delete one with DeleteAlias, or raise the quota (setting alias-quota)");
            }
            Alias alias = new Alias(
                    ids.alias(),
                    command.name(),
                    command.text(),
                    command.routing(),
                    command.tags(),
                    cause.at(),
                    cause.at(),
                    1);
            aliases.insert(alias);
            tell(transaction, alias, "was created and " + alias.routing().words(), cause);
            return aliases.find(alias.id()).orElseThrow();
        });
    }

    /**
     * Changes an alias. A change of its routing is at once: sessions are created in the new fleet from the next call
     * on, those in the old fleet stay.
     *
     * @throws Refused NotFound; Invalid, naming every part outside its limits; NotFound or Unavailable for the fleet
     */
    public Alias update(AliasId id, AliasChange change, String actor) {
        Cause cause = surroundings.cause(actor);
        return store.write(transaction -> {
            Alias alias = require(transaction, id);
            Alias next = changed(alias, change, cause);
            AliasLimits.require(next.name(), next.text(), next.routing(), next.tags());
            boolean rerouted = !next.routing().equals(alias.routing());
            if (rerouted) {
                requireDestination(transaction, next.routing());
            }
            AliasTable.in(transaction).update(next);
            String what = rerouted
                    ? next.routing().words() + " now; before it "
                            + alias.routing().words()
                    : "is called \"" + next.name() + "\" now";
            tell(transaction, next, what, cause);
            leftBehind(alias, next).ifPresent(fleet -> note(transaction, next, what, fleet, cause));
            return require(transaction, id);
        });
    }

    /**
     * Forgets an alias. Sessions that were created through it stay.
     *
     * @throws Refused NotFound; InUse while a queue leads to it
     */
    public void delete(AliasId id, String actor) {
        Cause cause = surroundings.cause(actor);
        store.write(transaction -> {
            Alias alias = require(transaction, id);
            List<String> queues = uses.queuesOf(transaction, id);
            if (!queues.isEmpty()) {
                throw Refused.inUse("alias " + id + " is a destination of the queues " + String.join(", ", queues)
                        + "; let them lead elsewhere, or delete them, first");
            }
            tell(transaction, alias, "was deleted", cause);
            return AliasTable.in(transaction).remove(id);
        });
    }

    /** @throws Refused NotFound */
    public Alias require(AliasId id) {
        return store.read(transaction -> require(transaction, id));
    }

    /** All that fit, in the query's order; their number is bounded by the quota. */
    public List<Alias> list(AliasQuery query) {
        return query.of(store.read(transaction -> AliasTable.in(transaction).list(Integer.MAX_VALUE)));
    }

    public int count() {
        return store.read(transaction -> AliasTable.in(transaction).count());
    }

    /**
     * The fleet an alias leads to now.
     *
     * @throws Refused NotFound; Unavailable with the alias's own message when it turns everybody away
     */
    public FleetId resolve(AliasId id) {
        return store.read(transaction -> resolve(transaction, id));
    }

    /** As {@link #resolve(AliasId)}, for services that are in a transaction already. */
    public static FleetId resolve(Transaction transaction, AliasId id) {
        Routing routing = require(transaction, id).routing();
        return routing.destination().orElseThrow(() -> Refused.unavailable(routing.message()));
    }

    /** The aliases by which a fleet is still in use; wired into the deletion of fleets. */
    public static List<FleetReference> references(Transaction transaction, FleetId fleet) {
        return AliasTable.in(transaction).leadingTo(fleet).stream()
                .map(alias ->
                        new FleetReference(FleetReference.Kind.ALIAS, alias.id().value()))
                .toList();
    }

    private static Alias require(Transaction transaction, AliasId id) {
        return AliasTable.in(transaction)
                .find(id)
                .orElseThrow(
                        () -> Refused.notFound("alias " + id + " does not exist; ListAliases names those that do"));
    }

    private static void requireDestination(Transaction transaction, Routing routing) {
        routing.destination().map(id -> Fleets.require(transaction, id)).ifPresent(Aliases::requireUsable);
    }

    private static void requireUsable(Fleet fleet) {
        FleetStatus status = fleet.status();
        if (status == FleetStatus.ERROR || status == FleetStatus.DELETING || status == FleetStatus.TERMINATED) {
            throw Refused.unavailable("fleet " + fleet.id() + " is " + status
                    + " and will take no sessions any more: let the alias lead to another fleet");
        }
    }

    private static Alias changed(Alias alias, AliasChange change, Cause cause) {
        return new Alias(
                alias.id(),
                otherwise(change.name(), alias.name()),
                otherwise(change.text(), alias.text()),
                otherwise(change.routing(), alias.routing()),
                alias.tags(),
                alias.createdAt(),
                cause.at(),
                alias.version());
    }

    private static <T> T otherwise(@Nullable T changed, T before) {
        return changed == null ? before : changed;
    }

    /** The fleet an alias led to before, when it leads elsewhere now. */
    private static Optional<FleetId> leftBehind(Alias before, Alias after) {
        return before.routing()
                .destination()
                .filter(fleet ->
                        !Objects.equals(fleet, after.routing().destination().orElse(null)));
    }

    private static void tell(Transaction transaction, Alias alias, String what, Cause cause) {
        note(transaction, alias, what, alias.routing().destination().orElse(null), cause);
    }

    private static void note(Transaction transaction, Alias alias, String what, @Nullable FleetId about, Cause cause) {
        String message = "Alias " + alias.id() + " \"" + alias.name() + "\" " + what + ".";
        Subjects subjects = new Subjects(about, null, null, null, null);
        cause.note(transaction, EventCode.ALIAS_CHANGED, message, subjects);
    }
}
