package io.opengse.agent.link;

/** The server will not take this log bundle, however often it is offered; the message is the server's. */
public final class UploadRefused extends Exception {
    private static final long serialVersionUID = 1L;

    public UploadRefused(String message) {
        super(message);
    }
}
