package io.opengse.server.sql;

import io.opengse.engine.id.HostId;
import io.opengse.engine.membership.Membership;
import io.opengse.engine.membership.MembershipTable;
import io.opengse.engine.store.Conflict;
import java.util.List;
import java.util.Optional;

/** Table membership. */
final class SqlMemberships implements MembershipTable {
    private static final String SELECT = """
            select host, id, token, region, instance_type, labels, key_hash, joined_at, certified_until, revoked, version
            from membership
            """;

    private final Statements statements;

    SqlMemberships(Statements statements) {
        this.statements = statements;
    }

    @Override
    public Optional<Membership> find(HostId host) {
        return statements.first(SELECT + "where host = ?", SqlMemberships::membership, host.value());
    }

    @Override
    public List<Membership> list() {
        return statements.list(SELECT + "order by host", SqlMemberships::membership);
    }

    @Override
    public void insert(Membership membership) {
        int inserted = statements.change(
                """
                insert into membership (host, version, id, token, region, instance_type, labels, key_hash, joined_at,
                    certified_until, revoked)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """,
                Arguments.of(membership.host().value(), membership.version()).and(changeable(membership)));
        if (inserted == 0) {
            throw new Conflict("membership of " + membership.host());
        }
    }

    @Override
    public void update(Membership membership) {
        int updated = statements.change(
                """
                update membership set id = ?, token = ?, region = ?, instance_type = ?, labels = ?, key_hash = ?,
                    joined_at = ?, certified_until = ?, revoked = ?, version = version + 1
                where host = ? and version = ?
                """, changeable(membership).and(membership.host().value(), membership.version()));
        if (updated == 0) {
            throw new Conflict("membership of " + membership.host());
        }
    }

    @Override
    public void remove(HostId host) {
        statements.change("delete from membership where host = ?", host.value());
    }

    private static Arguments changeable(Membership membership) {
        return Arguments.of(
                membership.id(),
                membership.token(),
                membership.traits().region(),
                membership.traits().instanceType(),
                Traits.labels(membership.traits()),
                membership.keyHash(),
                membership.joinedAt(),
                membership.certifiedUntil(),
                membership.revoked());
    }

    private static Membership membership(Row row) {
        return new Membership(
                new HostId(row.text()),
                row.text(),
                row.text(),
                Traits.read(row),
                row.text(),
                row.instant(),
                row.instant(),
                row.truth(),
                row.number());
    }
}
