package io.opengse.engine.process;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.Surroundings;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.process.Condemnations.Reasoned;
import io.opengse.engine.store.Store;
import io.opengse.engine.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Processes, as the API and operators ask for them. What they are is only ever learnt from their agents' reports. */
public final class Processes {
    private final Surroundings surroundings;
    private final Store store;
    private final Condemnations condemnations;

    public Processes(Surroundings surroundings, Condemnations condemnations) {
        this.surroundings = surroundings;
        this.store = surroundings.store();
        this.condemnations = condemnations;
    }

    public Optional<GameProcess> find(ProcessId id) {
        return store.read(transaction -> ProcessTable.in(transaction).find(id));
    }

    public List<GameProcess> find(Collection<ProcessId> ids) {
        return store.read(transaction -> ProcessTable.in(transaction).find(ids));
    }

    /** All of a host that are not TERMINATED. */
    public List<GameProcess> livingOn(HostId host) {
        return store.read(transaction -> ProcessTable.in(transaction).living(host));
    }

    /** Newest first by start; {@code before} null = from the newest. */
    public List<GameProcess> list(@Nullable FleetId fleet, boolean livingOnly, @Nullable Instant before, int limit) {
        return store.read(transaction -> ProcessTable.in(transaction).list(fleet, livingOnly, before, limit));
    }

    /**
     * An operator insists that a process ends, even one that a protection keeps: it is told, and killed after the grace
     * of an idle process. Its session ends with it.
     *
     * @throws Refused NotFound; Unavailable when it is gone already
     */
    public void condemn(ProcessId id, EndReason reason, String actor) {
        Cause cause = surroundings.cause(actor);
        Reasoned why = new Reasoned(reason, "demanded by " + actor);
        condemn(id, (transaction, process) -> condemnations.condemnIdle(transaction, process, why, cause));
    }

    /**
     * As {@link #condemn(ProcessId, EndReason, String)}, with a deadline of the caller's choosing, which its game is told.
     * A deadline that stands already is only ever brought forward.
     *
     * @return whether it was told anew; false when it is to end sooner anyway
     */
    public boolean condemnWithin(ProcessId id, Duration within, String actor) {
        Cause cause = surroundings.cause(actor);
        Sentence sentence = Sentence.at(cause.at().plus(within));
        Verdict verdict = new Verdict(EndReason.OPERATOR, sentence, "demanded by " + actor);
        return condemn(id, (transaction, process) -> condemnations.condemn(transaction, process, verdict, cause));
    }

    private boolean condemn(ProcessId id, BiPredicate<Transaction, GameProcess> condemning) {
        record Told(HostId host, boolean anew) {}
        Told told = store.write(transaction -> {
            GameProcess process = ProcessTable.in(transaction)
                    .find(id)
                    .orElseThrow(() -> Refused.notFound("process " + id + " does not exist"));
            if (process.status() == ProcessStatus.TERMINATED) {
                throw Refused.unavailable("process " + id + " is gone already");
            }
            return new Told(process.host(), condemning.test(transaction, process));
        });
        surroundings.ordersWaiting().accept(told.host());
        return told.anew();
    }
}
