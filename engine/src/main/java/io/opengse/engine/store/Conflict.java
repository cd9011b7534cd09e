package io.opengse.engine.store;

/** A row was changed by somebody else since it was read: the work is run again on what stands now. */
public final class Conflict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Conflict(String row) {
        super(row + " was changed meanwhile", null, false, false);
    }
}
