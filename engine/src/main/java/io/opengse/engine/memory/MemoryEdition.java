package io.opengse.engine.memory;

import io.opengse.engine.access.EditionTable;

/** The edition in memory. */
final class MemoryEdition implements EditionTable {
    private final Changes changes;
    private long number;

    MemoryEdition(Changes changes) {
        this.changes = changes;
    }

    @Override
    public long current() {
        changes.reads();
        return number;
    }

    @Override
    public void advance() {
        changes.reads();
        changes.wrote(() -> number--);
        number++;
    }
}
