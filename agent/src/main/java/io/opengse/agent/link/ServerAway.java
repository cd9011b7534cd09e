package io.opengse.agent.link;

/** The server did not answer; the message says how. What was asked may nevertheless have been done. */
public final class ServerAway extends Exception {
    private static final long serialVersionUID = 1L;

    public ServerAway(String message) {
        super(message);
    }
}
