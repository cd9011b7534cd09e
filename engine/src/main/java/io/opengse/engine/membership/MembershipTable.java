package io.opengse.engine.membership;

import io.opengse.engine.id.HostId;
import io.opengse.engine.store.Transaction;
import java.util.List;
import java.util.Optional;

/** Who joined: one row for each host that did. */
public interface MembershipTable {
    static MembershipTable in(Transaction transaction) {
        return transaction.table(MembershipTable.class);
    }

    Optional<Membership> find(HostId host);

    /** All, by host. */
    List<Membership> list();

    /** @throws io.opengse.engine.store.Conflict when the host has one */
    void insert(Membership membership);

    /**
     * Replaces the host's row, also by another membership of it; the stored one gets the next version.
     *
     * @throws io.opengse.engine.store.Conflict when the stored version is another
     */
    void update(Membership membership);

    void remove(HostId host);
}
