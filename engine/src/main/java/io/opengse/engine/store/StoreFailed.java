package io.opengse.engine.store;

/** The store cannot do its work now. Nothing of the failed work was kept. */
public final class StoreFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreFailed(String message) {
        super(message);
    }

    public StoreFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
