package io.opengse.engine.replica;

import java.time.Instant;

/**
 * A server that runs on this store. Its id is new at every start, so what an earlier life of it held is nobody's.
 *
 * @param address where its API is
 * @param heard when it last wrote this, by its own clock; for people
 * @param beat rises each time it writes this: others see it live by that, whatever their clocks say
 * @param reach where the other servers reach it, as a URL; empty: it answers none
 */
public record Replica(
        String id, String address, String version, Instant started, Instant heard, long beat, String reach) {
    /** One that answers no other server. */
    public Replica(String id, String address, String version, Instant started, Instant heard, long beat) {
        this(id, address, version, started, heard, beat, "");
    }

    public Replica at(String otherAddress, String otherReach) {
        return new Replica(id, otherAddress, version, started, heard, beat, otherReach);
    }

    Replica beating(Instant now) {
        return new Replica(id, address, version, started, now, beat + 1, reach);
    }
}
