package io.opengse.kubernetes;

/** A fleet's pod template cannot be used; the message says why, and what to do. */
final class UnusableTemplate extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnusableTemplate(String message, Throwable cause) {
        super(message, cause);
    }

    UnusableTemplate(String message) {
        super(message);
    }
}
