package io.opengse.server.access;

import io.opengse.engine.audit.AuditEntry;
import io.opengse.engine.audit.Audits;
import io.opengse.engine.store.Conflict;
import io.opengse.engine.store.StoreFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes down calls without making them wait: entries are written a few at a time by {@link #flush}, which the server
 * calls several times a second, and all of them when it closes. A killed server loses those of the last moment.
 */
public final class AuditTrail implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
    private static final int ROOM = 20_000;
    private static final int HELPING = 100;
    /** Looking for what is too much costs a commit: so many may be too much for a moment. */
    private static final int LOOK_AFTER = 1000;

    private final Audits audits;
    private final Bounds bounds;
    private final ArrayBlockingQueue<AuditEntry> waiting = new ArrayBlockingQueue<>(ROOM);
    private final AtomicLong lost = new AtomicLong();
    private final ReentrantLock writing = new ReentrantLock();
    private final List<AuditEntry> helping = new ArrayList<>();
    private int keptSinceLook;
    private boolean failing;

    /** What is taken down. */
    public enum Scope {
        ALL,
        CHANGES,
        NONE
    }

    /**
     * How much is kept.
     *
     * @param history entries older than that are forgotten
     * @param most the newest so many are kept
     */
    public record Bounds(Scope scope, Duration history, long most) {
        public static final Bounds STANDARD = new Bounds(Scope.ALL, Duration.ofDays(30), 250_000);
    }

    public AuditTrail(Audits audits, Bounds bounds) {
        this.audits = audits;
        this.bounds = bounds;
    }

    /** Whether a call is taken down at all. */
    public boolean takes(boolean changes) {
        return switch (bounds.scope) {
            case ALL -> true;
            case CHANGES -> changes;
            case NONE -> false;
        };
    }

    /** Never waits: when the store has not kept up with 20,000 calls, further ones are counted and the log says so. */
    public void note(AuditEntry entry) {
        if (!waiting.offer(entry)) {
            lost.incrementAndGet();
        }
    }

    /** Writes what waits, and forgets what is too old or too much. Does nothing when nothing waits. */
    public void flush() {
        writing.lock();
        try {
            write();
        } finally {
            writing.unlock();
        }
    }

    /** Writes what waits. */
    @Override
    public void close() {
        flush();
    }

    /** Forgets what has become too old while nobody called. */
    public void trim() {
        int gone;
        do {
            gone = audits.trim(bounds.history, bounds.most);
        } while (gone > 0);
    }

    /** What could not be written stays in the helping and is tried again. */
    private boolean refilled() {
        waiting.drainTo(helping, HELPING - helping.size());
        return !helping.isEmpty();
    }

    private void write() {
        try {
            while (refilled()) {
                audits.keep(List.copyOf(helping));
                keptSinceLook += helping.size();
                helping.clear();
            }
            if (keptSinceLook >= LOOK_AFTER) {
                trim();
                keptSinceLook = 0;
            }
            failing = false;
        } catch (StoreFailed | Conflict problem) {
            if (!failing) {
                LOG.error(
                        "the audit log cannot be written; {} calls wait for it: {}",
                        waiting.size(),
                        problem.getMessage());
            }
            failing = true;
        }
        long gone = lost.getAndSet(0);
        if (gone > 0) {
            LOG.error("{} calls are missing in the audit log: the store did not keep up", gone);
        }
    }
}
