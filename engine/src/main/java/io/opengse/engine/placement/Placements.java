package io.opengse.engine.placement;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.Event.Subjects;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.event.Surroundings;
import io.opengse.engine.id.PlacementId;
import io.opengse.engine.id.QueueName;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.queue.PlacementQueue;
import io.opengse.engine.queue.Queues;
import io.opengse.engine.store.Store;
import io.opengse.engine.store.Transaction;
import java.util.List;
import java.util.Optional;

/** Placements, as the API and operators ask for them. Where they go is {@link PlacementWork}'s business. */
public final class Placements {
    private static final Subjects NOBODY = new Subjects(null, null, null, null, null);

    private final Surroundings surroundings;
    private final Store store;
    private final PlacementWork work;
    private final int mostPlayers;

    /** @param mostPlayers the most seats a session may have */
    public Placements(Surroundings surroundings, PlacementWork work, int mostPlayers) {
        this.surroundings = surroundings;
        this.store = surroundings.store();
        this.work = work;
        this.mostPlayers = mostPlayers;
    }

    /**
     * Records a placement; it is PENDING in the answer, whatever becomes of it at once. The same again is answered with
     * the first one as it stands now, for ever.
     *
     * @throws Refused Invalid, naming every part outside its limits, and for an id used with other parameters; NotFound
     *     for the queue
     */
    public Placement start(NewPlacement command, String actor) {
        PlacementLimits.require(command, mostPlayers);
        Cause cause = surroundings.cause(actor);
        PlacementId id = new PlacementId(command.id());
        Started started = store.write(transaction -> PlacementTable.in(transaction)
                .find(id)
                .map(known -> new Started(same(known, command), false))
                .orElseGet(() -> new Started(insert(transaction, command, cause), true)));
        if (started.fresh()) {
            work.first(id, cause);
        }
        return started.placement();
    }

    private record Started(Placement placement, boolean fresh) {}

    private static Placement same(Placement known, NewPlacement command) {
        if (!known.queue().value().equals(command.queue()) || !known.request().sameAs(command.request())) {
            throw Refused.invalid("PlacementId " + known.id() + " was used with other parameters, at "
                    + known.times().started() + "; choose a new one for a new placement");
        }
        return known;
    }

    private static Placement insert(Transaction transaction, NewPlacement command, Cause cause) {
        PlacementQueue queue = Queues.require(transaction, new QueueName(command.queue()));
        Placement placement = new Placement(
                new PlacementId(command.id()),
                queue.name(),
                command.request(),
                PlacementStatus.PENDING,
                "",
                null,
                List.of(),
                new Placement.Times(cause.at(), cause.at().plus(queue.timeout()), null),
                1);
        PlacementTable.in(transaction).insert(placement);
        String message = "Placement " + placement.id() + " waits in queue \"" + queue.name() + "\" until "
                + placement.times().deadline() + ".";
        cause.note(transaction, EventCode.PLACEMENT_STARTED, message, NOBODY);
        return PlacementTable.in(transaction).find(placement.id()).orElseThrow();
    }

    /**
     * PENDING becomes CANCELLED, and a session that is being activated for it ends. One that is over stays as it is: the
     * answer's status says so.
     *
     * @throws Refused NotFound
     */
    public Placement stop(PlacementId id, String actor) {
        work.end(id, new PlacementEvent.Stopped(actor), surroundings.cause(actor));
        return require(id);
    }

    /** @throws Refused NotFound */
    public Placement require(PlacementId id) {
        return store.read(transaction -> require(transaction, id));
    }

    /** The newest first. */
    public List<Placement> list(PlacementTable.PlacementQuery query, int limit) {
        return store.read(transaction -> PlacementTable.in(transaction).list(query, limit));
    }

    /** What the rules say now of one that waits; empty when it does not. */
    public Optional<Choice> outlook(Placement placement) {
        return work.outlook(placement, surroundings.clock().instant());
    }

    static Placement require(Transaction transaction, PlacementId id) {
        return PlacementTable.in(transaction)
                .find(id)
                .orElseThrow(() -> Refused.notFound("placement " + id
                        + " does not exist; StartGameServerSessionPlacement answers with those it knows"));
    }
}
