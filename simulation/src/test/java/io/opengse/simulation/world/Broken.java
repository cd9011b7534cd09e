package io.opengse.simulation.world;

import java.util.function.Supplier;

/** Something that must never be, is. The message names the rule and what broke it. */
public final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Broken(String message) {
        super(message);
    }

    public Broken(String message, Throwable cause) {
        super(message, cause);
    }

    public static void unless(boolean holds, Supplier<String> message) {
        if (!holds) {
            throw new Broken(message.get());
        }
    }
}
