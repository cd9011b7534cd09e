package io.opengse.engine.instance;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetEvent;
import io.opengse.engine.fleet.FleetTransitions;
import io.opengse.engine.fleet.Fleets;
import io.opengse.engine.host.ProcessConsequences;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.IdFactory;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.process.Vacancies;
import io.opengse.engine.process.VacancyTable;
import io.opengse.engine.store.Transaction;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Writes what {@link BalanceRules} say of one fleet, within one transaction, until they are content. */
final class Adjustment {
    /** News, then balance, then telling; one to see that it is enough, some to spare. */
    private static final int ROUNDS = 6;

    private final Parts parts;
    private final Transaction transaction;
    private final Cause cause;
    private final Set<HostId> touched = new LinkedHashSet<>();

    Adjustment(Parts parts, Transaction transaction, Cause cause) {
        this.parts = parts;
        this.transaction = transaction;
        this.cause = cause;
    }

    record Parts(IdFactory ids, ProcessConsequences consequences, Vacancies vacancies) {}

    /** @return hosts whose agents must be told something */
    Set<HostId> apply(FleetId id) {
        for (int round = 0; round < ROUNDS; round++) {
            List<Move> moves =
                    Census.of(transaction, id).map(BalanceRules::moves).orElse(List.of());
            if (moves.isEmpty()) {
                break;
            }
            Fleet fleet = Fleets.require(transaction, id);
            moves.forEach(move -> apply(fleet, move));
        }
        return touched;
    }

    private void apply(Fleet fleet, Move move) {
        switch (move) {
            case Move.Change(InstanceLoad load, InstanceEvent event) -> change(fleet, load, event);
            case Move.Add(String why) -> add(fleet, why);
            case Move.Tell(GameProcess process, String why) -> tell(process, why);
            case Move.Recover(FleetLoad.Stray stray) -> recover(fleet, stray);
            case Move.Close() -> close(fleet);
            case Move.Turn(Instance instance, int turn) -> turn(instance, turn);
        }
    }

    private void change(Fleet fleet, InstanceLoad load, InstanceEvent event) {
        InstanceTransitions.apply(transaction, load.instance(), event, cause);
        touch(load.instance());
        switch (event) {
            case InstanceEvent.DrainBegun _ ->
                load.processes().forEach(process -> VacancyTable.in(transaction).remove(process.id()));
            case InstanceEvent.DrainCancelled _ ->
                load.processes().stream()
                        .filter(process -> !load.hosting().contains(process.id()))
                        .forEach(process -> parts.vacancies().offer(transaction, process, fleet, cause));
            case InstanceEvent.Placed _,
                    InstanceEvent.ProcessReady _,
                    InstanceEvent.Emptied _,
                    InstanceEvent.GivenUp _,
                    InstanceEvent.HostLost _,
                    InstanceEvent.Returned _ -> {}
        }
    }

    private void add(Fleet fleet, String why) {
        Instance wanted = new Instance(
                parts.ids().instance(),
                fleet.id(),
                null,
                InstanceStatus.PENDING,
                Instance.STANDARD_WEIGHT,
                false,
                PackingRules.LAST,
                "waits for a host: " + why,
                cause.at(),
                null,
                null,
                1);
        InstanceTable.in(transaction).insert(wanted);
        String message = "instance " + wanted.id() + " " + wanted.reason();
        cause.note(transaction, EventCode.INSTANCE_PENDING, message, InstanceTransitions.about(wanted));
    }

    private void tell(GameProcess process, String why) {
        if (parts.consequences().scaledIn(transaction, process, why, cause)) {
            touched.add(process.host());
        }
    }

    private void recover(Fleet fleet, FleetLoad.Stray stray) {
        HostId host = stray.process().host();
        Instance over = stray.known().orElseGet(() -> unheardOf(fleet, stray));
        if (stray.known().isEmpty()) {
            InstanceTable.in(transaction).insert(over);
        }
        InstanceTransitions.apply(transaction, over, new InstanceEvent.Returned(host), cause);
        touched.add(host);
    }

    /** Its row is so old that it was removed, or was in other books than these. */
    private Instance unheardOf(Fleet fleet, FleetLoad.Stray stray) {
        return new Instance(
                stray.instance(),
                fleet.id(),
                stray.process().host(),
                InstanceStatus.TERMINATED,
                Instance.STANDARD_WEIGHT,
                false,
                PackingRules.LAST,
                "is in no book",
                stray.process().startedAt(),
                null,
                cause.at(),
                1);
    }

    /** No event: it only says who comes next. */
    private void turn(Instance instance, int turn) {
        InstanceTable.in(transaction).update(instance.turning(turn));
        if (instance.host() != null) {
            VacancyTable.in(transaction).turn(instance.host(), instance.id(), turn);
        }
    }

    private void close(Fleet fleet) {
        FleetTransitions.apply(transaction, fleet, new FleetEvent.Emptied(), cause);
        CapacityTable.in(transaction).remove(fleet.id());
    }

    private void touch(Instance instance) {
        if (instance.host() != null) {
            touched.add(instance.host());
        }
    }
}
