package io.opengse.simulation.world;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;

/**
 * What is going to happen, by time and then by the order in which it was planned. The only scheduler of a world: there
 * are no threads, so a run is a function of its seed.
 */
public final class Agenda {
    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private final WorldClock clock;
    private long planned;

    /**
     * @param who for the trace; put into words only when it is printed
     * @param what likewise
     */
    record Entry(Instant at, long number, Object who, Object what, Runnable work) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    Agenda(WorldClock clock) {
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant();
    }

    /** After all that is planned for this moment already. */
    public void soon(Object who, Object what, Runnable work) {
        at(now(), who, what, work);
    }

    public void after(Duration delay, Object who, Object what, Runnable work) {
        at(now().plus(delay), who, what, work);
    }

    /** A moment that has passed means now. */
    public void at(Instant moment, Object who, Object what, Runnable work) {
        Instant when = moment.isBefore(now()) ? now() : moment;
        entries.add(new Entry(when, planned++, who, what, work));
    }

    /** Takes the next one and moves the clock to it. There always is one: the server's rounds never end. */
    Entry next() {
        Entry entry = entries.remove();
        clock.moveTo(entry.at());
        return entry;
    }

    Instant nextMoment() {
        return entries.element().at();
    }
}
