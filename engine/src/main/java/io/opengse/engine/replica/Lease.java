package io.opengse.engine.replica;

/**
 * Which server does what one is enough for.
 *
 * @param holder the id of a server; empty: it was given up
 * @param term rises whenever it goes to another server
 */
public record Lease(String name, String holder, long term) {
    /** The rounds that decide by themselves: deadlines, scaling, placements, webhooks. */
    public static final String ROUNDS = "rounds";

    Lease takenBy(String server) {
        return new Lease(name, server, term + 1);
    }

    Lease givenUp() {
        return new Lease(name, "", term);
    }
}
