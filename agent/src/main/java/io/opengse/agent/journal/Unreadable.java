package io.opengse.agent.journal;

/** A journal file is torn, or not one of ours; the message names it. */
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
        super(message);
    }
}
