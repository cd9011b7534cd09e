package io.opengse.engine.memory;

import io.opengse.engine.replica.Lease;
import io.opengse.engine.replica.LeaseTable;
import java.util.Optional;

/** Leases in memory. */
final class MemoryLeases implements LeaseTable {
    private final Rows<String, Lease> rows;

    MemoryLeases(Changes changes) {
        rows = new Rows<>(changes, Lease::name);
    }

    @Override
    public Optional<Lease> find(String name) {
        return rows.find(name);
    }

    @Override
    public void put(Lease lease) {
        rows.put(lease);
    }
}
