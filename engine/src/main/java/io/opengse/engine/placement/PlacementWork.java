package io.opengse.engine.placement;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.Surroundings;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.PlacementId;
import io.opengse.engine.id.QueueName;
import io.opengse.engine.placement.Choice.Verdict;
import io.opengse.engine.placement.PlacementTable.Position;
import io.opengse.engine.placement.PlacementTable.Waiting;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.queue.PlacementQueue;
import io.opengse.engine.session.SessionEndings;
import io.opengse.engine.session.SessionTable;
import io.opengse.engine.store.Store;
import io.opengse.engine.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Brings placements on, for the sweeper: looks at what stands and does what the rules say, so nothing is lost when it is
 * interrupted. Each placement in a transaction of its own.
 */
public final class PlacementWork {
    private static final int PAGE = 1000;

    private final Surroundings surroundings;
    private final Store store;
    private final Placing placing;
    private final SessionEndings endings;
    private final String home;
    /** Where the last round ended: those that wait longest must not keep the others from being looked at. */
    private @Nullable Position reached;

    /** @param home the region of hosts that no queue names */
    public PlacementWork(Surroundings surroundings, Placing placing, SessionEndings endings, String home) {
        this.surroundings = surroundings;
        this.store = surroundings.store();
        this.placing = placing;
        this.endings = endings;
        this.home = home;
    }

    /** Looks at some that wait, the oldest first; says how many it settled, at most {@code limit}. */
    public synchronized int place(Cause cause, int limit) {
        @Nullable Position from = reached;
        List<Waiting> page =
                store.read(transaction -> PlacementTable.in(transaction).waiting(from, PAGE));
        reached = page.size() < PAGE ? null : page.getLast().position();
        Picture picture = picture(page);
        int settled = 0;
        for (Waiting waiting : page) {
            if (settle(waiting, picture, cause) && ++settled == limit) {
                reached = waiting.position();
                return settled;
            }
        }
        return settled;
    }

    /** A new one need not wait for the next round, unless others wait before it. */
    void first(PlacementId id, Cause cause) {
        List<Waiting> oldest =
                store.read(transaction -> PlacementTable.in(transaction).waiting(null, 2));
        if (oldest.size() == 1 && oldest.getFirst().id().equals(id)) {
            settle(oldest.getFirst(), picture(oldest), cause);
        }
    }

    /** Gives up those whose timeout has passed; says how many were due. */
    public int timeouts(Cause cause, int limit) {
        List<PlacementId> due =
                store.read(transaction -> PlacementTable.in(transaction).overdue(cause.at(), limit));
        due.forEach(id -> end(id, new PlacementEvent.DeadlinePassed(), cause));
        return due.size();
    }

    /** Ends it, and the session that is being activated for it, unless it is over. */
    void end(PlacementId id, PlacementEvent event, Cause cause) {
        Optional<HostId> host = store.write(transaction -> {
            Placement placement = Placements.require(transaction, id);
            Placed placed = placement.placed();
            Placement explained = explained(transaction, placement, event, cause.at());
            if (!PlacementTransitions.apply(transaction, explained, event, cause) || placed == null) {
                return Optional.<HostId>empty();
            }
            String why = "placement " + id + ", which is over";
            return SessionTable.in(transaction).find(placed.session()).map(session -> {
                endings.unwanted(transaction, session, why, cause);
                return session.place().host();
            });
        });
        host.ifPresent(surroundings.ordersWaiting());
    }

    /** Whoever asks why it came to nothing learns what stood in the way at the end. */
    private Placement explained(Transaction transaction, Placement placement, PlacementEvent event, Instant now) {
        return event instanceof PlacementEvent.DeadlinePassed
                ? outlook(transaction, placement, now)
                        .map(choice -> placement.explained(new Trace(now, "its time is over", choice.considered())))
                        .orElse(placement)
                : placement;
    }

    Optional<Choice> outlook(Placement placement, Instant now) {
        return store.read(transaction -> outlook(transaction, placement, now));
    }

    private Optional<Choice> outlook(Transaction transaction, Placement placement, Instant now) {
        if (!placement.waits()) {
            return Optional.empty();
        }
        Picture picture = Picture.of(transaction, Set.of(placement.queue()), home);
        WorstLatencies latencies = WorstLatencies.of(placement.request().latencies());
        return picture.queue(placement.queue())
                .map(queue -> SelectionRules.choose(
                        Wish.of(
                                queue,
                                latencies,
                                placement.times().started(),
                                placement.times().deadline()),
                        picture.options(queue),
                        now));
    }

    private Picture picture(List<Waiting> page) {
        Set<QueueName> queues = page.stream().map(Waiting::queue).collect(Collectors.toSet());
        return store.read(transaction -> Picture.of(transaction, queues, home));
    }

    private boolean settle(Waiting waiting, Picture picture, Cause cause) {
        Optional<PlacementQueue> queue = picture.queue(waiting.queue());
        if (queue.isEmpty()) {
            end(waiting.id(), new PlacementEvent.QueueDeleted(), cause);
            return true;
        }
        while (true) {
            Wish wish = Wish.of(queue.get(), waiting.latencies(), waiting.started(), waiting.deadline());
            Choice choice = SelectionRules.choose(wish, picture.options(queue.get()), cause.at());
            switch (choice.verdict()) {
                case Verdict.Wait _ -> {
                    return false;
                }
                case Verdict.GiveUp(String why) -> {
                    placing.giveUp(waiting.id(), choice, why, cause);
                    return true;
                }
                case Verdict.Take(Option option) -> {
                    Pool pool = picture.pool(queue.get(), option.destination());
                    if (taken(waiting.id(), new Placing.Taking(choice, option, pool), cause)) {
                        picture.taken(pool);
                        return true;
                    }
                    picture.exhausted(pool);
                }
            }
        }
    }

    /** A fleet that has nothing after all is passed over for the rest of the round. */
    private boolean taken(PlacementId id, Placing.Taking taking, Cause cause) {
        try {
            placing.take(id, taking, cause).ifPresent(surroundings.ordersWaiting());
            return true;
        } catch (Refused _) {
            return false;
        }
    }
}
