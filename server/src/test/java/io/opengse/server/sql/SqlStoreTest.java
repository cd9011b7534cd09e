package io.opengse.server.sql;

import io.opengse.engine.store.Store;
import io.opengse.engine.store.StoreContract;
import java.nio.file.Path;

class SqlStoreTest extends StoreContract {
    @Override
    protected Store open(Path directory) {
        return SqlStore.open(directory.resolve("opengse.db"));
    }
}
