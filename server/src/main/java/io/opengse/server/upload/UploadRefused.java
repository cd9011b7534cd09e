package io.opengse.server.upload;

/** An upload is not taken; what came before is kept. */
public final class UploadRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final long offset;

    /** Why, as far as it makes a difference to the sender. */
    public enum Reason {
        /** Begin anew: what came is not what was announced. */
        WRONG,
        /** Go on at the offset that is told. */
        ELSEWHERE,
        /** Another connection sends this package now. */
        BUSY,
        TOO_LARGE
    }

    UploadRefused(Reason reason, String message, long offset) {
        super(message, null, false, false);
        this.reason = reason;
        this.offset = offset;
    }

    public Reason reason() {
        return reason;
    }

    /** Where the next piece must begin. */
    public long offset() {
        return offset;
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
