package io.opengse.engine.memory;

import io.opengse.engine.alias.Alias;
import io.opengse.engine.alias.AliasTable;
import io.opengse.engine.id.AliasId;
import io.opengse.engine.id.FleetId;
import java.util.List;
import java.util.Optional;

/** Aliases in memory. */
final class MemoryAliases implements AliasTable {
    private final Rows<AliasId, Alias> rows;
    private final Index<Boolean, Mark, Alias> all;
    private final Index<FleetId, Mark, Alias> byFleet;

    MemoryAliases(Changes changes) {
        rows = new Rows<>(changes, Alias::id);
        all = rows.index(_ -> List.of(true), MemoryAliases::mark);
        byFleet = rows.index(alias -> alias.routing().destination().stream().toList(), MemoryAliases::mark);
    }

    @Override
    public Optional<Alias> find(AliasId id) {
        return rows.find(id);
    }

    @Override
    public List<Alias> list(int limit) {
        rows.reads();
        return all.of(true).values().stream().limit(limit).toList();
    }

    @Override
    public List<Alias> leadingTo(FleetId fleet) {
        rows.reads();
        return List.copyOf(byFleet.of(fleet).values());
    }

    @Override
    public int count() {
        return rows.count();
    }

    @Override
    public void insert(Alias alias) {
        rows.insert(stored(alias, alias.version()));
    }

    @Override
    public void update(Alias alias) {
        rows.replace(alias, Alias::version, stored(alias, alias.version() + 1));
    }

    @Override
    public boolean remove(AliasId id) {
        return rows.remove(id);
    }

    private static Mark mark(Alias alias) {
        return new Mark(alias.createdAt(), alias.id().value());
    }

    private static Alias stored(Alias alias, long version) {
        return new Alias(
                alias.id(),
                alias.name(),
                alias.text(),
                alias.routing(),
                alias.tags(),
                Mark.millis(alias.createdAt()),
                Mark.millis(alias.updatedAt()),
                version);
    }
}
