package io.opengse.server.zip;

/** Why a zip can be no package, in words that name the entry and say what to do. */
public final class BadZip extends Exception {
    private static final long serialVersionUID = 1L;

    public BadZip(String message) {
        super(message, null, false, false);
    }

    /** What the uploader reads. */
    public String verdict() {
        return String.valueOf(getMessage());
    }
}
