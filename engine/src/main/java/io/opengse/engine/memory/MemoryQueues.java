package io.opengse.engine.memory;

import io.opengse.engine.id.QueueName;
import io.opengse.engine.queue.PlacementQueue;
import io.opengse.engine.queue.QueueTable;
import java.util.List;
import java.util.Optional;

/** Queues in memory. */
final class MemoryQueues implements QueueTable {
    private final Rows<QueueName, PlacementQueue> rows;
    private final Index<Boolean, Mark, PlacementQueue> all;

    MemoryQueues(Changes changes) {
        rows = new Rows<>(changes, PlacementQueue::name);
        all = rows.index(
                _ -> List.of(true),
                queue -> new Mark(queue.createdAt(), queue.name().value()));
    }

    @Override
    public Optional<PlacementQueue> find(QueueName name) {
        return rows.find(name);
    }

    @Override
    public List<PlacementQueue> list(int limit) {
        rows.reads();
        return all.of(true).values().stream().limit(limit).toList();
    }

    @Override
    public int count() {
        return rows.count();
    }

    @Override
    public void insert(PlacementQueue queue) {
        rows.insert(stored(queue, queue.version()));
    }

    @Override
    public void update(PlacementQueue queue) {
        rows.replace(queue, PlacementQueue::version, stored(queue, queue.version() + 1));
    }

    @Override
    public boolean remove(QueueName name) {
        return rows.remove(name);
    }

    private static PlacementQueue stored(PlacementQueue queue, long version) {
        return new PlacementQueue(
                queue.name(),
                queue.destinations(),
                queue.policies(),
                queue.timeout(),
                queue.tags(),
                queue.webhook(),
                Mark.millis(queue.createdAt()),
                version);
    }
}
