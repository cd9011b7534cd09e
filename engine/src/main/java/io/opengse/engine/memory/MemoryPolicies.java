package io.opengse.engine.memory;

import io.opengse.engine.access.Policy;
import io.opengse.engine.access.PolicyTable;
import java.util.List;
import java.util.Optional;

/** Policies in memory. */
final class MemoryPolicies implements PolicyTable {
    private final Rows<String, Policy> rows;
    private final Index<Boolean, String, Policy> all;

    MemoryPolicies(Changes changes) {
        rows = new Rows<>(changes, Policy::name);
        all = rows.index(_ -> List.of(true), Policy::name);
    }

    @Override
    public Optional<Policy> find(String name) {
        return rows.find(name);
    }

    @Override
    public List<Policy> list() {
        rows.reads();
        return List.copyOf(all.of(true).values());
    }

    @Override
    public void insert(Policy policy) {
        rows.insert(stored(policy, policy.version()));
    }

    @Override
    public void update(Policy policy) {
        rows.replace(policy, Policy::version, stored(policy, policy.version() + 1));
    }

    @Override
    public boolean remove(String name) {
        return rows.remove(name);
    }

    private static Policy stored(Policy given, long version) {
        return new Policy(
                given.name(),
                given.description(),
                given.document(),
                Mark.millis(given.createdAt()),
                Mark.millis(given.changedAt()),
                version);
    }
}
