package io.opengse.engine.memory;

import io.opengse.engine.id.HostId;
import io.opengse.engine.membership.Membership;
import io.opengse.engine.membership.MembershipTable;
import java.util.List;
import java.util.Optional;

/** Memberships in memory. */
final class MemoryMemberships implements MembershipTable {
    private final Rows<HostId, Membership> rows;
    private final Index<Boolean, String, Membership> all;

    MemoryMemberships(Changes changes) {
        rows = new Rows<>(changes, Membership::host);
        all = rows.index(_ -> List.of(true), row -> row.host().value());
    }

    @Override
    public Optional<Membership> find(HostId host) {
        return rows.find(host);
    }

    @Override
    public List<Membership> list() {
        rows.reads();
        return List.copyOf(all.of(true).values());
    }

    @Override
    public void insert(Membership membership) {
        rows.insert(stored(membership, membership.version()));
    }

    @Override
    public void update(Membership membership) {
        rows.replace(membership, Membership::version, stored(membership, membership.version() + 1));
    }

    @Override
    public void remove(HostId host) {
        rows.remove(host);
    }

    private static Membership stored(Membership given, long version) {
        return new Membership(
                given.host(),
                given.id(),
                given.token(),
                given.traits(),
                given.keyHash(),
                Mark.millis(given.joinedAt()),
                Mark.millis(given.certifiedUntil()),
                given.revoked(),
                version);
    }
}
