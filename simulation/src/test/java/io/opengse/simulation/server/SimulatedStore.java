package io.opengse.simulation.server;

import io.opengse.engine.event.EventTable;
import io.opengse.engine.host.HostTable;
import io.opengse.engine.memory.MemoryStore;
import io.opengse.engine.replica.LeaseTable;
import io.opengse.engine.replica.ReplicaTable;
import io.opengse.engine.store.Store;
import io.opengse.engine.store.StoreFailed;
import io.opengse.engine.store.Transaction;
import io.opengse.simulation.saboteur.Seam;
import io.opengse.simulation.world.Progress;
import io.opengse.simulation.world.Progress.Counted;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * The store of a world: the real memory store, which outlives every server. It can let the server die at a transaction,
 * be full for a while, provoke conflicts, and tells whether something that matters was written.
 */
public final class SimulatedStore implements Store {
    /** Written all the time, and looked at by no rule of the books. */
    private static final Set<Class<?>> SELDOM_MATTER =
            Set.of(EventTable.class, HostTable.class, ReplicaTable.class, LeaseTable.class);

    private final BooleanSupplier conflict;
    private final MemoryStore store;
    private final Seam seam;
    private final Progress progress;
    private int writesLeft = Integer.MAX_VALUE;
    private boolean deathAfterCommit;
    private boolean full;
    private boolean touched = true;

    /** The server died at this point. Not an exception that anybody may catch. */
    public static final class ServerDied extends Error {
        private static final long serialVersionUID = 1L;

        ServerDied() {
            super("the server dies here", null, false, false);
        }
    }

    /** @param conflict whether the work that was just done must be done again */
    public SimulatedStore(BooleanSupplier conflict, Seam seam, Progress progress) {
        this.conflict = conflict;
        this.store = new MemoryStore(() -> !seam.keepsWhatConflicted() && conflicts());
        this.seam = seam;
        this.progress = progress;
    }

    private boolean conflicts() {
        boolean lost = conflict.getAsBoolean();
        if (lost) {
            progress.count(Counted.CONFLICTS);
        }
        return lost;
    }

    /** The server dies at one of its next writes: just before it, or just after it was safe. */
    public void letServerDieAt(int write, boolean afterCommit) {
        writesLeft = write;
        deathAfterCommit = afterCommit;
    }

    /** A new server lives, until the next order to die. */
    public void serverLives() {
        writesLeft = Integer.MAX_VALUE;
    }

    public void full(boolean now) {
        full = now;
    }

    /** Whether anything but hosts and events was written since this was last asked. */
    public boolean touched() {
        boolean was = touched;
        touched = false;
        return was;
    }

    @Override
    public <T> T write(Function<Transaction, T> work) {
        boolean dies = --writesLeft == 0;
        if (dies && !deathAfterCommit) {
            throw new ServerDied();
        }
        if (full) {
            throw new StoreFailed("the disk is full", new IllegalStateException("simulated"));
        }
        progress.count(Counted.COMMITS);
        T answer = store.write(transaction -> attempt(work, watched(transaction)));
        if (dies) {
            throw new ServerDied();
        }
        return answer;
    }

    private <T> T attempt(Function<Transaction, T> work, Transaction transaction) {
        T answer = work.apply(transaction);
        return seam.keepsWhatConflicted() && conflicts() ? work.apply(transaction) : answer;
    }

    @Override
    public <T> T read(Function<Transaction, T> work) {
        return store.read(transaction -> work.apply(tampered(transaction)));
    }

    /** What really stands, past every saboteur; for the invariants. */
    public <T> T truth(Function<Transaction, T> work) {
        return store.read(work);
    }

    private Transaction watched(Transaction honest) {
        return new Transaction() {
            @Override
            public <T> T table(Class<T> type) {
                touched |= !SELDOM_MATTER.contains(type);
                return seam.table(type, honest.table(type));
            }
        };
    }

    private Transaction tampered(Transaction honest) {
        return new Transaction() {
            @Override
            public <T> T table(Class<T> type) {
                return seam.table(type, honest.table(type));
            }
        };
    }

    @Override
    public void close() {
        store.close();
    }
}
