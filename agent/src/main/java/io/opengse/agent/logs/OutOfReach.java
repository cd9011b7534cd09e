package io.opengse.agent.logs;

/** A file the game asked to be kept cannot be; the message completes the sentence "NAME: …". */
final class OutOfReach extends Exception {
    private static final long serialVersionUID = 1L;

    OutOfReach(String why) {
        super(why);
    }
}
