package io.opengse.engine.store;

import java.util.function.Function;

/**
 * Where the engine keeps everything it must not forget. Two real implementations: memory (simulation, tests) and SQL.
 * The work given to it only reads and writes tables: it may be run again after a conflict, so it must have no other
 * effect. No work waits for a message or takes a lock, and none calls the store.
 *
 * <p>Instants are kept in whole milliseconds: what is finer is cut off. Texts compare by code point.
 */
public interface Store extends AutoCloseable {
    /**
     * Runs the work in one transaction and returns when its effects are safe: they survive the death of this program
     * and of the machine. Whatever the work throws undoes it and is thrown here. Work that throws {@link Conflict} is
     * run again, a bounded number of times; then the Conflict is thrown.
     *
     * @throws StoreFailed when the store cannot keep anything now (disk full, read-only, gone); nothing was changed,
     *     unless the message says that this could not be learnt
     */
    <T> T write(Function<Transaction, T> work);

    /**
     * As {@link #write}, before works that wait already: for a server's own sign of life, which must not wait behind all
     * that a crowd wants. To be used rarely.
     */
    default <T> T writeFirst(Function<Transaction, T> work) {
        return write(work);
    }

    /**
     * Runs the work on one consistent state that is at least as new as every write that returned before. It is run by the
     * calling thread, and again only when the connection to the store was lost; a work that writes fails with
     * IllegalStateException.
     */
    <T> T read(Function<Transaction, T> work);

    @Override
    void close();
}
