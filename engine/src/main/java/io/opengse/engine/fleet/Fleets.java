package io.opengse.engine.fleet;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.Event.Subjects;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.event.Surroundings;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.IdFactory;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.store.Store;
import io.opengse.engine.store.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Fleets, as the API and operators ask for them. Their runtime configuration changes in {@code runtime.Runtimes}. */
public final class Fleets {
    private final Surroundings surroundings;
    private final Store store;
    private final IdFactory ids;
    private final BiConsumer<Transaction, Fleet> founding;
    private final Consumer<FleetId> changed;

    /**
     * @param founding run within the transaction that makes a fleet
     * @param changed run after a commit that changes what should run of a fleet
     */
    public Fleets(
            Surroundings surroundings,
            IdFactory ids,
            BiConsumer<Transaction, Fleet> founding,
            Consumer<FleetId> changed) {
        this.surroundings = surroundings;
        this.store = surroundings.store();
        this.ids = ids;
        this.founding = founding;
        this.changed = changed;
    }

    /**
     * Records a fleet: agents deploy its package, if it has one, and launch its processes; the first that is ready
     * makes it ACTIVE.
     *
     * @throws Refused Invalid, naming every part that is outside its limits
     */
    public Fleet create(NewFleet command, String actor) {
        FleetLimits.require(command);
        Cause cause = surroundings.cause(actor);
        Fleet created = store.write(transaction -> create(transaction, command, cause));
        changed.accept(created.id());
        return created;
    }

    private Fleet create(Transaction transaction, NewFleet command, Cause cause) {
        Fleet fleet = new Fleet(
                ids.fleet(),
                command.description(),
                FleetStatus.NEW,
                command.runtime(),
                command.protection(),
                command.creationLimit(),
                command.ports(),
                cause.at(),
                null,
                1);
        FleetTable.in(transaction).insert(fleet);
        founding.accept(transaction, fleet);
        String message = "Fleet " + fleet.id() + " has been created with state NEW.";
        cause.note(transaction, EventCode.FLEET_CREATED, message, Subjects.of(fleet.id()));
        return fleet.description().assetId().isEmpty()
                ? FleetTransitions.apply(transaction, fleet, new FleetEvent.ActivationBegun(), cause)
                : FleetTable.in(transaction).find(fleet.id()).orElseThrow();
    }

    public Optional<Fleet> find(FleetId id) {
        return store.read(transaction -> FleetTable.in(transaction).find(id));
    }

    /** @throws Refused NotFound */
    public Fleet require(FleetId id) {
        return store.read(transaction -> require(transaction, id));
    }

    /** In order of creation, TERMINATED ones last. */
    public List<Fleet> list(int offset, int limit) {
        return store.read(transaction -> FleetTable.in(transaction).list(offset, limit));
    }

    public List<Fleet> named(String name) {
        return store.read(transaction -> FleetTable.in(transaction).named(name));
    }

    public int count() {
        return store.read(transaction -> FleetTable.in(transaction).count());
    }

    /**
     * Takes effect when a process is next told to end; what was already told stands (behaviour.md A29).
     *
     * @throws Refused NotFound; Invalid when the limit is outside 5 to 1440 minutes
     */
    public Fleet updateProtection(FleetId id, Protection protection, String actor) {
        FleetLimits.require(protection);
        Cause cause = surroundings.cause(actor);
        return store.write(transaction -> {
            Fleet fleet = require(transaction, id);
            if (fleet.protection().equals(protection)) {
                return fleet;
            }
            FleetTable.in(transaction).update(fleet.withProtection(protection));
            String message = "Protection changed from " + words(fleet.protection()) + " to " + words(protection) + ".";
            EventCode code = EventCode.FLEET_NEW_GAME_SESSION_PROTECTION_POLICY_UPDATED;
            cause.note(transaction, code, message, Subjects.of(id));
            return require(transaction, id);
        });
    }

    /** For services that are in a transaction already. */
    public static Fleet require(Transaction transaction, FleetId id) {
        return FleetTable.in(transaction)
                .find(id)
                .orElseThrow(() -> Refused.notFound("fleet " + id + " does not exist; ListFleets names those that do"));
    }

    private static String words(Protection protection) {
        return protection.policy().wireName() + " (time limit "
                + protection.limit().toMinutes() + " minutes)";
    }
}
