package io.opengse.engine.memory;

import io.opengse.engine.replica.SharedSecretTable;
import java.util.Optional;

/** Shared secrets in memory. */
final class MemorySharedSecrets implements SharedSecretTable {
    private final Rows<String, Row> rows;

    private record Row(String name, String sealed) {}

    MemorySharedSecrets(Changes changes) {
        rows = new Rows<>(changes, Row::name);
    }

    @Override
    public Optional<String> find(String name) {
        return rows.find(name).map(Row::sealed);
    }

    @Override
    public void insertFirst(String name, String sealed) {
        if (rows.find(name).isEmpty()) {
            rows.insert(new Row(name, sealed));
        }
    }
}
