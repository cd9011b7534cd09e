package io.opengse.agent.archive;

/** A zip that is not unpacked; the message names the entry and says what to do. */
public final class BadArchive extends Exception {
    private static final long serialVersionUID = 1L;

    BadArchive(String message) {
        super(message);
    }
}
