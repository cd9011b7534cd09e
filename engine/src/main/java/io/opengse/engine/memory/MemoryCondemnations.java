package io.opengse.engine.memory;

import io.opengse.engine.id.HostId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.process.Condemnation;
import io.opengse.engine.process.CondemnationTable;
import java.util.List;
import java.util.Optional;

/** Condemnations in memory. */
final class MemoryCondemnations implements CondemnationTable {
    private final Rows<ProcessId, Condemnation> rows;
    private final Index<Boolean, String, Condemnation> all;
    private final Index<HostId, String, Condemnation> byHost;

    MemoryCondemnations(Changes changes) {
        rows = new Rows<>(changes, Condemnation::process);
        all = rows.index(_ -> List.of(true), row -> row.process().value());
        byHost = rows.index(row -> List.of(row.host()), row -> row.process().value());
    }

    @Override
    public Optional<Condemnation> find(ProcessId process) {
        return rows.find(process);
    }

    @Override
    public boolean stands(HostId host, ProcessId process) {
        return find(process).isPresent();
    }

    @Override
    public List<Condemnation> of(HostId host) {
        rows.reads();
        return List.copyOf(byHost.of(host).values());
    }

    @Override
    public List<Condemnation> list() {
        rows.reads();
        return List.copyOf(all.of(true).values());
    }

    @Override
    public void put(Condemnation condemnation) {
        rows.put(new Condemnation(
                condemnation.process(),
                condemnation.host(),
                condemnation.reason(),
                Mark.millis(condemnation.at()),
                Mark.millisOrNull(condemnation.killAt()),
                Mark.millis(condemnation.shown())));
    }

    @Override
    public void remove(ProcessId process) {
        rows.remove(process);
    }
}
