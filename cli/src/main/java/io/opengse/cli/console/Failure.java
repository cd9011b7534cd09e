package io.opengse.cli.console;

import org.jspecify.annotations.Nullable;

/** The command cannot do what it was asked: one line what is wrong, one line what to do about it. Ends with code 1. */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    public Failure(String what, String remedy) {
        super(what);
        this.remedy = remedy;
    }

    public Failure(@Nullable String what, String remedy, Throwable cause) {
        super(what, cause);
        this.remedy = remedy;
    }

    /** What the user may do; empty when there is nothing to be said. */
    public String remedy() {
        return remedy;
    }
}
