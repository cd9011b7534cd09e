package io.opengse.server.peer;

import java.io.Serial;

/** Another server could not be asked, or did not answer; the text says why, for people. */
public final class PeerUnreachable extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    PeerUnreachable(String why) {
        super(why);
    }

    PeerUnreachable(String why, Throwable cause) {
        super(why, cause);
    }

    /** Why, as the end of a sentence. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
