package io.opengse.server.sql.postgres;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where a test wants its PostgreSQL.
 *
 * @param before what a command begins with that shall run there, such as in a network namespace
 * @param address it listens at, and is reached at
 * @param port 0: any free one of this machine
 * @param directory for its files, which only their owner may read; empty: a temporary one
 */
public record PostgresPlace(List<String> before, String address, int port, Optional<Path> directory) {
    /** This machine. */
    static PostgresPlace here() {
        return new PostgresPlace(List.of(), "127.0.0.1", 0, Optional.empty());
    }

    public PostgresPlace {
        before = List.copyOf(before);
    }
}
