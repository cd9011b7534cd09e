package io.opengse.engine.memory;

import io.opengse.engine.membership.Authority;
import io.opengse.engine.membership.AuthorityTable;
import java.util.Optional;

/** The authority in memory. */
final class MemoryAuthority implements AuthorityTable {
    private final Rows<Boolean, Authority> rows;

    MemoryAuthority(Changes changes) {
        rows = new Rows<>(changes, _ -> true);
    }

    @Override
    public Optional<Authority> find() {
        return rows.find(true);
    }

    @Override
    public void insertFirst(Authority authority) {
        if (rows.find(true).isEmpty()) {
            rows.insert(authority);
        }
    }
}
