package io.opengse.agent.errand;

/** An errand cannot be done; the message says why, and what would help. */
final class ErrandRefused extends Exception {
    private static final long serialVersionUID = 1L;

    ErrandRefused(String why) {
        super(why);
    }
}
