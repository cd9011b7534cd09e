package io.opengse.agent.membership;

/** This machine did not become a host; the message says why and what to do. */
public final class JoinRefused extends Exception {
    private static final long serialVersionUID = 1L;

    JoinRefused(String message) {
        super(message);
    }
}
