package io.opengse.server.sql;

import java.util.List;

/** What is done with a group of works; used by one thread at a time ({@link GroupCommit}). */
sealed interface Commits extends AutoCloseable permits EmbeddedCommits, PostgresCommits {
    /** Runs them in one transaction if it can, and tells every caller the outcome. Throws nothing. */
    void commit(List<Work<?>> group);

    /** Whether callers may do it on their own threads: not where an interrupt of theirs would break a connection. */
    boolean bearsAnyThread();

    @Override
    void close();
}
