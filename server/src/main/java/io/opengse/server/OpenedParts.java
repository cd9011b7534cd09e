package io.opengse.server;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was opened so far, closed in the opposite order: when the server stops, or when it could not start. */
final class OpenedParts implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(OpenedParts.class.getName());

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    <T extends AutoCloseable> T opened(T part) {
        parts.push(part);
        return part;
    }

    /** Closes every part once, also when one of them cannot be closed. */
    @Override
    public synchronized void close() {
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (Exception problem) {
                LOG.log(System.Logger.Level.WARNING, "could not be closed part=" + part, problem);
            }
        }
    }
}
