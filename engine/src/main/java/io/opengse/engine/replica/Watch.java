package io.opengse.engine.replica;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * One server's watch over the others. Its own beats are its clock: who has not risen for some of them is silent, so
 * clocks that differ, and a store that was away for everybody, make nobody look dead. {@link #beat} is called each second
 * by one thread; {@link #holds} by any.
 */
public final class Watch {
    private static final int SILENT_AFTER = 3;
    private static final int DEAD_AFTER = 5;
    /** By then the others have given this server up, if they reach the store. */
    private static final int STRANDED_AFTER = 6;
    /** A server that is held up, or has lost the store, leaves the work to others before they take it. */
    private static final Duration BELIEVED = Duration.ofSeconds(3);

    private final Replicas replicas;
    private final InstantSource clock;
    private final Map<String, Sign> signs = new HashMap<>();
    private final String id;
    private volatile Replica me;
    private volatile Instant holdsUntil = Instant.MIN;
    private volatile long term;
    private final AtomicInteger looksSinceBeat = new AtomicInteger();
    private volatile boolean inCompany;
    private volatile Map<String, Duration> wrongClocks = Map.of();
    private long beats;

    private record Sign(long lastBeat, long seenAtBeat, ClockGap gap) {}

    public Watch(Replicas replicas, Replica me, InstantSource clock) {
        this.replicas = replicas;
        this.me = me;
        this.id = me.id();
        this.clock = clock;
    }

    /** From the next beat on it is told to be there. */
    public void isAt(String address, String reach) {
        me = me.at(address, reach);
    }

    /** Whether this server is to do what one server is enough for. */
    public boolean holds() {
        return clock.instant().isBefore(holdsUntil);
    }

    /** Of the lease it holds or has held last; 0 before the first. */
    public long term() {
        return term;
    }

    /** Says that this server lives and looks who else does; the holder of the lease gives up those that do not. */
    public void beat() {
        Instant before = clock.instant();
        long beat = beats + 1;
        me = me.beating(before);
        Replicas.Beat now = replicas.beat(me, unheardFor(SILENT_AFTER, beat));
        looksSinceBeat.set(0);
        beats = beat; // one that failed does not count: nobody could be heard
        remember(now.all(), clock.instant());
        boolean mine = now.lease().holder().equals(id);
        term = mine ? now.lease().term() : term;
        holdsUntil = mine ? before.plus(BELIEVED) : Instant.MIN;
        if (mine) {
            unheardFor(DEAD_AFTER, beat).forEach(replicas::bury);
            replicas.releaseOrphans();
        }
    }

    /**
     * Whether this server has not reached the store for some of these looks, while there are others who perhaps do: then
     * it is of no use to its agents. To be asked each second, by a thread that does not beat; looks are counted, and no
     * clock is read, so that a program that was frozen is not taken for one that is cut off.
     */
    public boolean isStranded() {
        return looksSinceBeat.incrementAndGet() > STRANDED_AFTER && inCompany;
    }

    /**
     * How far the clocks of servers are ahead of this one's, by their ids, where it is five seconds and more, or as much
     * behind. Nothing depends on it; people are told.
     */
    public Map<String, Duration> wrongClocks() {
        return wrongClocks;
    }

    /** Stops in good order. */
    public void leave() {
        holdsUntil = Instant.MIN;
        replicas.leave(id);
    }

    /** Their last beats by their ids. */
    private Map<String, Long> unheardFor(int ownBeats, long beat) {
        return signs.entrySet().stream()
                .filter(sign -> !sign.getKey().equals(id))
                .filter(sign -> beat - sign.getValue().seenAtBeat() >= ownBeats)
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, sign -> sign.getValue().lastBeat()));
    }

    private void remember(List<Replica> all, Instant now) {
        Set<String> there = all.stream().map(Replica::id).collect(Collectors.toSet());
        signs.keySet().retainAll(there);
        inCompany = there.size() > 1;
        for (Replica other : all) {
            Sign known = signs.get(other.id());
            if (known == null || known.lastBeat() != other.beat()) {
                // What stood there before this server came may be old.
                ClockGap gap = known == null ? ClockGap.NONE : known.gap().seen(other.heard(), now);
                signs.put(other.id(), new Sign(other.beat(), beats, gap));
            }
        }
        wrongClocks = signs.entrySet().stream()
                .filter(sign -> sign.getValue().gap().isCertain())
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, sign -> sign.getValue().gap().ahead()));
        replicas.clocksDiffer(wrongClocks);
    }
}
