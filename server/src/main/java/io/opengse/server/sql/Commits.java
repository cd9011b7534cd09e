package io.opengse.server.sql;

import java.util.List;

/** What the writing thread does with a group of works; used by that thread alone ({@link GroupCommit}). */
sealed interface Commits extends AutoCloseable permits EmbeddedCommits, PostgresCommits {
    /** Runs them in one transaction if it can, and tells every caller the outcome. Throws nothing. */
    void commit(List<Work<?>> group);

    @Override
    void close();
}
