package io.opengse.engine;

/** Every deadline of the system. */
public final class Sweeper {
    public void sweep() {
        throw new UnsupportedOperationException();
    }
}
