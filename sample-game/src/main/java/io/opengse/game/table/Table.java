package io.opengse.game.table;

import io.opengse.game.player.Visitor;
import io.opengse.game.player.Visits;
import io.opengse.game.sdk.GseLink;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The owner of the session: everything that happens is an event in one queue, and one thread, that of {@link #run},
 * handles them in order. Callbacks and visitors only put events in. Nobody is let in whom GSE has not accepted.
 */
public final class Table implements Visits {
    private static final Duration MARGIN = Duration.ofSeconds(3);

    private final Desk desk;
    private final HouseRules house;
    private final MatchLogs logs;
    private final InstantSource clock;
    private final PrintStream console;
    private final AtomicReference<Occupancy> occupancy = new AtomicReference<>(Occupancy.FREE);
    private final BlockingQueue<TableEvent> events = new LinkedBlockingQueue<>();
    private @Nullable Sitting sitting;
    private @Nullable Instant endBy;
    private boolean ended;

    /** Whether another session may come. */
    private enum Occupancy {
        FREE,
        TAKEN,
        CLOSED
    }

    public Table(GseLink gse, HouseRules house, InstantSource clock, PrintStream console) {
        this.desk = new Desk(gse, console);
        this.house = house;
        this.logs = new MatchLogs(house.logs(), clock, console);
        this.clock = clock;
        this.console = console;
    }

    /** Answers without waiting for the table's thread: a player waits for the session to be activated. */
    public boolean open(Session session) {
        var wasFree = occupancy.compareAndSet(Occupancy.FREE, Occupancy.TAKEN);
        if (wasFree) {
            events.add(new TableEvent.Opened(session));
        }
        return wasFree;
    }

    /** The session came to nothing: GSE would not activate it. */
    public void forget(Session session, String why) {
        events.add(new TableEvent.Forgotten(session, why));
    }

    /** @param terminationTime as OnProcessTerminate said it */
    public void endBy(long terminationTime) {
        occupancy.set(Occupancy.CLOSED);
        events.add(new TableEvent.EndAsked(terminationTime));
    }

    @Override
    public void arrived(Visitor visitor, String firstLine) {
        events.add(new TableEvent.Arrived(visitor, firstLine.strip()));
    }

    @Override
    public void said(Visitor visitor, String line) {
        events.add(new TableEvent.Said(visitor, line));
    }

    @Override
    public void left(Visitor visitor) {
        events.add(new TableEvent.Left(visitor));
    }

    @Override
    public void doorFailed(IOException why) {
        console.println("no more players can come in: " + why);
        occupancy.set(Occupancy.CLOSED);
        events.add(new TableEvent.EndAsked(0));
    }

    /** Runs the table until the process is to end; ProcessEnding has then been said. */
    public void run() throws InterruptedException {
        while (!ended) {
            var event = next();
            if (event == null) {
                finish("the server must close now");
            } else {
                handle(event);
            }
        }
    }

    /** @return null when the time given by OnProcessTerminate is over */
    private @Nullable TableEvent next() throws InterruptedException {
        var last = endBy;
        return last == null
                ? events.take()
                : events.poll(
                        Math.max(0, Duration.between(clock.instant(), last).toMillis()), TimeUnit.MILLISECONDS);
    }

    private void handle(TableEvent event) {
        switch (event) {
            case TableEvent.Opened(var session) -> opened(session);
            case TableEvent.Forgotten(var session, var why) -> forgotten(session, why);
            case TableEvent.Arrived(var visitor, var firstLine) -> arrival(visitor, firstLine);
            case TableEvent.Said(var visitor, var line) -> {
                var now = sitting;
                if (now != null) {
                    follow(now.hear(visitor, PlayerCommand.parse(line)));
                }
            }
            case TableEvent.Left(var visitor) -> departure(visitor);
            case TableEvent.EndAsked(var terminationTime) -> endAsked(terminationTime);
        }
    }

    private void opened(Session session) {
        sitting = new Sitting(session, house.endless(), new Audience(logs.open(session.id())));
    }

    private void forgotten(Session session, String why) {
        var now = sitting;
        if (now != null && now.session().equals(session)) {
            console.println("session " + session.id() + ": " + why);
            now.audience().dismiss("There is no match: " + why);
            sitting = null;
            occupancy.compareAndSet(Occupancy.TAKEN, Occupancy.FREE);
        }
    }

    private void arrival(Visitor visitor, String firstLine) {
        var now = sitting;
        if (now == null) {
            visitor.dismiss("Nobody plays here now. Join a session and come back with its ticket.");
        } else if (firstLine.equalsIgnoreCase("watch")) {
            now.watch(visitor);
        } else if (firstLine.isEmpty() || now.holds(firstLine)) {
            visitor.dismiss("Sorry: the first line must be your player session id, used once (or the word watch).");
        } else {
            desk.admit(now.session(), visitor, firstLine).ifPresent(player -> {
                now.seat(player);
                reportSeats(now);
            });
        }
    }

    private void departure(Visitor visitor) {
        var now = sitting;
        if (now == null) {
            return;
        }
        var leaver = now.audience().playerOf(visitor);
        var course = now.leave(visitor);
        if (leaver.isPresent()) {
            desk.removed(now.session(), leaver.get().ticket());
            reportSeats(now);
        }
        follow(course);
    }

    private void endAsked(long terminationTime) {
        var now = sitting;
        if (now == null || house.silentExit()) {
            end();
        } else if (now.audience().players().isEmpty()) {
            endBy = clock.instant();
        } else {
            endBy = TerminationTime.read(terminationTime, clock.instant()).minus(MARGIN);
            now.audience().announce("The server will close; this match may go on until " + endBy + ".");
        }
    }

    private void follow(Course course) {
        switch (course) {
            case Course.GoesOn() -> {}
            case Course.Over(var why) -> finish(why);
        }
    }

    private void finish(String why) {
        var now = sitting;
        if (now == null) {
            end();
            return;
        }
        sitting = null;
        now.audience().dismiss("The match is over: " + why + ". Thank you for playing.");
        console.println("session " + now.session().id() + " is over: " + why);
        if (house.silentExit()) {
            end();
            return;
        }
        now.audience().players().forEach(player -> desk.removed(now.session(), player.ticket()));
        desk.seats(0, now.session().maxPlayers());
        if (!house.oneMatch()) {
            // The next session may be here before the answer is.
            occupancy.compareAndSet(Occupancy.TAKEN, Occupancy.FREE);
        }
        var told = desk.over(now.session());
        if (!told || endBy != null || house.oneMatch()) {
            end();
        }
    }

    private void end() {
        ended = true;
        if (!house.silentExit()) {
            desk.ending();
        }
    }

    private void reportSeats(Sitting now) {
        desk.seats(now.audience().players().size(), now.session().maxPlayers());
    }
}
