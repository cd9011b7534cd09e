package io.opengse.engine;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.EventTable;
import io.opengse.engine.event.Surroundings;
import io.opengse.engine.fleet.FleetTable;
import io.opengse.engine.host.FleetCreations;
import io.opengse.engine.host.HostDeadlines;
import io.opengse.engine.instance.InstanceTable;
import io.opengse.engine.instance.Reconciler;
import io.opengse.engine.placement.Outcomes;
import io.opengse.engine.placement.PlacementWork;
import io.opengse.engine.player.PlayerSessions;
import io.opengse.engine.process.ProcessTable;
import io.opengse.engine.scaling.ScalingWork;
import io.opengse.engine.session.CreatorWindowTable;
import io.opengse.engine.session.FirstAnswerTable;
import io.opengse.engine.session.SessionDeadlines;
import io.opengse.engine.session.SessionTable;
import io.opengse.engine.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToIntBiFunction;
import java.util.function.ToIntFunction;

/**
 * Every deadline of the system, in one list. The server calls it about every 250 ms, always one call at a time; a second
 * sweeper elsewhere would do no harm, only work.
 */
public final class Sweeper {
    private static final int HELPING = 100;
    private static final Duration ALWAYS = Duration.ZERO;
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration SOMETIMES = Duration.ofSeconds(5);
    private static final Duration SELDOM = Duration.ofMinutes(1);

    private final Surroundings surroundings;
    private final List<Duty> duties;

    Sweeper(
            Surroundings surroundings,
            SessionDeadlines sessions,
            PlayerSessions players,
            HostDeadlines hosts,
            FleetCreations creations,
            Reconciler instances,
            ScalingWork scaling,
            PlacementWork placements,
            Outcomes outcomes,
            Duration history) {
        this.surroundings = surroundings;
        this.duties = List.of(
                duty(ALWAYS, now -> sessions.activations(cause(now), HELPING)),
                duty(ALWAYS, now -> players.reservations(cause(now), HELPING)),
                duty(ALWAYS, now -> placements.timeouts(cause(now), HELPING)),
                duty(ALWAYS, now -> placements.place(cause(now), HELPING)),
                duty(SOON, now -> instances.round(cause(now), HELPING)),
                duty(SOON, now -> instances.place(cause(now), HELPING)),
                duty(SOON, now -> scaling.timers().fire(cause(now), HELPING)),
                duty(SELDOM, now -> evaluated(scaling, now)),
                duty(SELDOM, _ -> scaling.leftovers().trim(HELPING)),
                duty(SOMETIMES, now -> sessions.empties(cause(now), HELPING)),
                duty(SOMETIMES, now -> hosts.silences(cause(now), HELPING)),
                duty(SOMETIMES, now -> hosts.losses(cause(now), HELPING)),
                duty(SOMETIMES, now -> creations.overdue(cause(now))),
                duty(SELDOM, now -> outcomes.trim(now, HELPING)),
                duty(SELDOM, trim((table, now) -> FirstAnswerTable.in(table).trim(now, HELPING))),
                duty(SELDOM, trim(Sweeper::creatorWindows)),
                duty(SELDOM, trim((table, now) -> EventTable.in(table).trim(now.minus(history), HELPING))),
                duty(SELDOM, trim((table, now) -> SessionTable.in(table).trim(now.minus(history), HELPING))),
                duty(SELDOM, trim((table, now) -> InstanceTable.in(table).trim(now.minus(history), HELPING))),
                duty(SELDOM, trim((table, now) -> ProcessTable.in(table).trim(now.minus(history), HELPING))));
    }

    /** Does what is due; bounded, and cheap when nothing is. */
    public void sweep() {
        Instant now = surroundings.clock().instant();
        duties.forEach(duty -> duty.run(now));
    }

    private static Duty duty(Duration every, ToIntFunction<Instant> work) {
        return new Duty(every, HELPING, work);
    }

    private ToIntFunction<Instant> trim(ToIntBiFunction<Transaction, Instant> work) {
        return now -> surroundings.store().write(transaction -> work.applyAsInt(transaction, now));
    }

    /** All fleets at once, once a minute, however many were changed: conditions count minutes. */
    private static int evaluated(ScalingWork scaling, Instant now) {
        scaling.evaluations().round(cause(now));
        return 0;
    }

    /** A window is over after the longest period any fleet counts in. */
    private static int creatorWindows(Transaction transaction, Instant now) {
        FleetTable fleets = FleetTable.in(transaction);
        Duration longest = fleets.list(0, fleets.count()).stream()
                .map(fleet -> fleet.creationLimit().period())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        return CreatorWindowTable.in(transaction).trim(now.minus(longest), HELPING);
    }

    private static Cause cause(Instant now) {
        return new Cause("sweeper", now);
    }
}
