package io.opengse.server.sql;

import io.opengse.engine.store.Store;
import io.opengse.engine.store.StoreContract;
import io.opengse.server.sql.postgres.Postgres;
import io.opengse.server.sql.postgres.PostgresServer;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Postgres.class)
class PostgresStoreTest extends StoreContract {
    private final PostgresServer server;

    PostgresStoreTest(PostgresServer server) {
        this.server = server;
    }

    @Override
    protected Store open(Path directory) {
        return PostgresStores.fresh(server);
    }
}
