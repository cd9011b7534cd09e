package io.opengse.engine.fleet;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.Event.Subjects;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.event.Surroundings;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.IdFactory;
import io.opengse.engine.problem.Problem;
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
    private final int most;

    /**
     * @param founding run within the transaction that makes a fleet; may refuse it
     * @param changed run after a commit that changes what should run of a fleet
     * @param most how many there may be, those that ended not counted
     */
    public Fleets(
            Surroundings surroundings,
            IdFactory ids,
            BiConsumer<Transaction, Fleet> founding,
            Consumer<FleetId> changed,
            int most) {
        this.surroundings = surroundings;
        this.store = surroundings.store();
        this.ids = ids;
        this.founding = founding;
        this.changed = changed;
        this.most = most;
    }

    /**
     * Records a fleet: agents deploy its package, if it has one, and launch its processes; the first that is ready
     * makes it ACTIVE.
     *
     * @throws Refused Invalid, naming every part that is outside its limits; LimitReached when there are as many fleets
     *     as there may be
     */
    public Fleet create(NewFleet command, String actor) {
        return createAll(List.of(command), actor).getFirst();
    }

    /**
     * As {@link #create}, all or none.
     *
     * @throws Refused as {@link #create}
     */
    public List<Fleet> createAll(List<NewFleet> commands, String actor) {
        commands.forEach(FleetLimits::require);
        Cause cause = surroundings.cause(actor);
        List<Fleet> created = store.write(transaction -> commands.stream()
                .map(command -> create(transaction, command, cause))
                .toList());
        created.forEach(fleet -> changed.accept(fleet.id()));
        return created;
    }

    private Fleet create(Transaction transaction, NewFleet command, Cause cause) {
        int living = FleetTable.in(transaction).countLiving();
        if (living >= most) {
            throw new Refused(new Problem.LimitReached(
                    "there are " + living + " fleets and " + most
                            + " are allowed: delete one with DeleteFleet, or raise the quota (setting fleet-quota)",
                    Problem.Limit.FLEETS));
        }
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

    /** Those that are not TERMINATED. */
    public int countLiving() {
        return store.read(transaction -> FleetTable.in(transaction).countLiving());
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
            return FleetChanges.protect(transaction, fleet, protection, cause);
        });
    }

    /** For services that are in a transaction already. */
    public static Fleet require(Transaction transaction, FleetId id) {
        return FleetTable.in(transaction)
                .find(id)
                .orElseThrow(() -> Refused.notFound("fleet " + id + " does not exist; ListFleets names those that do"));
    }
}
