package io.opengse.engine.replica;

import java.time.Instant;

/**
 * A server that runs on this store. Its id is new at every start, so what an earlier life of it held is nobody's.
 *
 * @param address where its API is
 * @param heard when it last wrote this, by its own clock; for people
 * @param beat rises each time it writes this: others see it live by that, whatever their clocks say
 */
public record Replica(String id, String address, String version, Instant started, Instant heard, long beat) {
    public Replica at(String otherAddress) {
        return new Replica(id, otherAddress, version, started, heard, beat);
    }

    Replica beating(Instant now) {
        return new Replica(id, address, version, started, now, beat + 1);
    }
}
