package io.opengse.server.sql;

import io.opengse.engine.store.Store;
import io.opengse.server.sql.postgres.PostgresServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

/** Opens stores on a test's PostgreSQL. */
public final class PostgresStores {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private PostgresStores() {}

    /** An empty store. */
    static Store fresh(PostgresServer server) {
        return open(emptied(server));
    }

    /** An empty database with the schema; what another test kept there is gone. */
    static PostgresAddress emptied(PostgresServer server) {
        return server.address(server.shared(address -> new PostgresDatabase(address).migrate()));
    }

    /** One more store on a database: what another server would have. */
    static Store open(PostgresAddress address) {
        String writer = "test-" + UUID.randomUUID();
        return SqlStore.open(new PostgresDatabase(address), writer, new Patience(InstantSource.system(), PATIENCE));
    }
}
