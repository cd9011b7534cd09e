package io.opengse.engine.memory;

import io.opengse.engine.replica.Replica;
import io.opengse.engine.replica.ReplicaTable;
import java.util.List;
import java.util.Optional;

/** Servers in memory. */
final class MemoryReplicas implements ReplicaTable {
    private final Rows<String, Replica> rows;
    private final Index<Boolean, String, Replica> all;

    MemoryReplicas(Changes changes) {
        rows = new Rows<>(changes, Replica::id);
        all = rows.index(_ -> List.of(true), Replica::id);
    }

    @Override
    public Optional<Replica> find(String id) {
        return rows.find(id);
    }

    @Override
    public List<Replica> list() {
        rows.reads();
        return List.copyOf(all.of(true).values());
    }

    @Override
    public void put(Replica replica) {
        rows.put(new Replica(
                replica.id(),
                replica.address(),
                replica.version(),
                Mark.millis(replica.started()),
                Mark.millis(replica.heard()),
                replica.beat(),
                replica.reach()));
    }

    @Override
    public void remove(String id) {
        rows.remove(id);
    }
}
