package io.opengse.server.access;

/** A policy document cannot be used; the message names the place, what is wrong there, and what to write. */
public final class BadPolicy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadPolicy(String place, String problem) {
        super(place.isEmpty() ? "the policy document " + problem : place + " " + problem, null, false, false);
    }

    /** What its author reads. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
