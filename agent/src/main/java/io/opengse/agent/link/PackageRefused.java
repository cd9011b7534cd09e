package io.opengse.agent.link;

/** A package that cannot be had, however often it is asked for; the message says why. */
public final class PackageRefused extends Exception {
    private static final long serialVersionUID = 1L;

    public PackageRefused(String message) {
        super(message);
    }
}
