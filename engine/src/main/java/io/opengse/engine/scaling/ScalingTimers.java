package io.opengse.engine.scaling;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.Surroundings;
import io.opengse.engine.fleet.Fleets;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.IdFactory;
import io.opengse.engine.id.TimerId;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.store.Transaction;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Timed changes of scaling settings, as the API and operators ask for them. {@link TimerFirings} lets them fire. */
public final class ScalingTimers {
    private final Surroundings surroundings;
    private final IdFactory ids;
    private final ZoneId zone;

    /** @param zone in which days, hours and minutes of schedules are meant */
    public ScalingTimers(Surroundings surroundings, IdFactory ids, ZoneId zone) {
        this.surroundings = surroundings;
        this.ids = ids;
        this.zone = zone;
    }

    /**
     * What to list; null = any.
     *
     * @param from only timers that have not ended before
     * @param until only timers that have begun by then
     */
    public record Query(
            @Nullable FleetId fleet,
            @Nullable String name,
            @Nullable Instant from,
            @Nullable Instant until) {
        boolean fits(ScalingTimer timer) {
            Instant end = timer.schedule() instanceof TimerSchedule.Once once
                    ? once.begin()
                    : timer.schedule().end();
            return (name == null || name.equals(timer.name()))
                    && (from == null || end == null || !end.isBefore(from))
                    && (until == null || !timer.schedule().begin().isAfter(until));
        }
    }

    /** Some timers of a longer list, and how long that is. */
    public record Page(List<ScalingTimer> timers, int total) {}

    /**
     * @throws Refused NotFound; Invalid naming every mistake, also a timer that would never fire; LimitReached;
     *     Unavailable when the fleet is being deleted
     */
    public ScalingTimer create(NewTimer timer, String actor) {
        Cause cause = surroundings.cause(actor);
        TimerLimits.require(timer);
        return surroundings.store().write(transaction -> insert(transaction, ids.timer(), timer, cause));
    }

    /**
     * Replaces all of a timer. What had fired stands; it fires again when its new schedule says so.
     *
     * @throws Refused as {@link #create}
     */
    public ScalingTimer update(TimerId id, NewTimer timer, String actor) {
        Cause cause = surroundings.cause(actor);
        TimerLimits.require(timer);
        return surroundings.store().write(transaction -> {
            ScalingTimer known = require(transaction, id, timer.fleet());
            ScalingTimer changed = of(id, timer, known, cause.at());
            if (changed.equals(known)) {
                return known;
            }
            ScalingTimerTable.in(transaction).update(changed);
            Scaling.tell(transaction, timer.fleet(), words(changed, "changed"), cause);
            return require(transaction, id, timer.fleet());
        });
    }

    /** @throws Refused NotFound */
    public ScalingTimer require(TimerId id) {
        return surroundings
                .store()
                .read(transaction -> ScalingTimerTable.in(transaction).find(id))
                .orElseThrow(() -> Refused.notFound(
                        "timer " + id + " does not exist; DescribeTimerScalingPolicies names those that do"));
    }

    private ScalingTimer insert(Transaction transaction, TimerId id, NewTimer timer, Cause cause) {
        Scaling.requireLiving(transaction, timer.fleet());
        ScalingTimerTable table = ScalingTimerTable.in(transaction);
        if (table.of(timer.fleet()).size() >= TimerLimits.MOST_TIMERS) {
            throw Refused.limitReached("fleet " + timer.fleet() + " has " + TimerLimits.MOST_TIMERS
                    + " timers, the most a fleet may have: delete one first");
        }
        ScalingTimer created = of(id, timer, null, cause.at());
        table.insert(created);
        Scaling.tell(transaction, timer.fleet(), words(created, "created"), cause);
        return created;
    }

    private ScalingTimer of(TimerId id, NewTimer timer, @Nullable ScalingTimer known, Instant now) {
        Optional<Instant> next = TimerRules.firstAfter(timer.schedule(), zone, now);
        if (next.isEmpty() && !timer.stopped()) {
            throw Refused.invalid("the timer would never fire: its schedule from "
                    + timer.schedule().begin() + " has no firing after now, " + now + " (in time zone " + zone + ")");
        }
        return new ScalingTimer(
                id,
                timer.fleet(),
                timer.name(),
                timer.schedule(),
                timer.capacity(),
                timer.stopped(),
                timer.stopped() ? null : next.orElse(null),
                known == null ? null : known.firedAt(),
                known == null ? now : known.createdAt(),
                known == null ? 1 : known.version());
    }

    /** @throws Refused NotFound */
    public void delete(FleetId fleet, TimerId id, String actor) {
        Cause cause = surroundings.cause(actor);
        surroundings.store().write(transaction -> {
            ScalingTimer known = require(transaction, id, fleet);
            ScalingTimerTable.in(transaction).remove(id);
            Scaling.tell(transaction, fleet, words(known, "deleted"), cause);
            return known;
        });
    }

    /** In the order of creation. @throws Refused NotFound when the query names a fleet that does not exist */
    public Page list(Query query, int offset, int limit) {
        return surroundings.store().read(transaction -> {
            ScalingTimerTable table = ScalingTimerTable.in(transaction);
            FleetId fleet = query.fleet();
            List<ScalingTimer> fitting = (fleet == null
                            ? table.list(0, table.count())
                            : table.of(Fleets.require(transaction, fleet).id()))
                    .stream().filter(query::fits).toList();
            return new Page(fitting.stream().skip(offset).limit(limit).toList(), fitting.size());
        });
    }

    /** For operators: where a timer stands now. */
    public TimerStatus status(ScalingTimer timer) {
        return timer.status(surroundings.clock().instant());
    }

    /** Another fleet gets the timers of this one, under new ids. */
    void copy(Transaction transaction, FleetId from, FleetId to, Cause cause) {
        for (ScalingTimer timer : ScalingTimerTable.in(transaction).of(from)) {
            boolean fires =
                    TimerRules.firstAfter(timer.schedule(), zone, cause.at()).isPresent();
            if (timer.stopped() || fires) {
                NewTimer same = new NewTimer(to, timer.name(), timer.schedule(), timer.capacity(), timer.stopped());
                insert(transaction, ids.timer(), same, cause);
            }
        }
    }

    private static ScalingTimer require(Transaction transaction, TimerId id, FleetId fleet) {
        Fleets.require(transaction, fleet);
        return ScalingTimerTable.in(transaction)
                .find(id)
                .filter(timer -> timer.fleet().equals(fleet))
                .orElseThrow(() -> Refused.notFound("fleet " + fleet + " has no timer " + id
                        + "; DescribeTimerScalingPolicies names those it has"));
    }

    private static String words(ScalingTimer timer, String verb) {
        Instant next = timer.nextAt();
        String fires = next == null ? "" : "; it fires next at " + next;
        return "Timer " + timer.id() + " \"" + timer.name() + "\" " + verb + (verb.equals("deleted") ? "" : fires)
                + ".";
    }
}
