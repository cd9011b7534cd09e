package io.opengse.server.sql;

import io.opengse.engine.host.Held;
import io.opengse.engine.host.Host;
import io.opengse.engine.host.HostRoom;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.host.HostTable;
import io.opengse.engine.id.HostId;
import io.opengse.engine.store.Conflict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Table host. */
final class SqlHosts implements HostTable {
    private static final String SELECT = """
            select id, region, instance_type, labels, address, status, weight, instances, cores, memory, last_report,
                last_notice, last_seen, held_by, stream, version
            from host
            """;

    /** So many hosts are named by one statement, the last again and again when there are fewer: so it is one text. */
    private static final int TOGETHER = 100;

    private static final String SEEN = "update host set last_seen = ?, version = version + 1"
            + " where status = ? and held_by = ? and id in (?" + ", ?".repeat(TOGETHER - 1) + ")";

    private final Statements statements;
    /** Each process that a report offers asks for its host. */
    private final Seen<HostId, Optional<Host>> seen;

    SqlHosts(Statements statements) {
        this.statements = statements;
        this.seen = new Seen<>(statements);
    }

    private static Rows row(HostId id) {
        return new Rows("host", id.value());
    }

    @Override
    public Optional<Host> find(HostId id) {
        return seen.of(
                id,
                asked -> statements.first(
                        row(asked), SELECT + "where id = ?", SqlHosts::host, Arguments.of(asked.value())));
    }

    @Override
    public List<Host> list() {
        return statements.list(SELECT + "order by id", SqlHosts::host);
    }

    @Override
    public List<Host> silentSince(HostStatus status, Instant before, int limit) {
        return statements.list(
                SELECT + "where status = ? and last_seen < ? order by last_seen, id limit ?",
                SqlHosts::host,
                status,
                before,
                limit);
    }

    @Override
    public List<Host> orphans() {
        return statements.list(SELECT + """
                where status = ? and not exists (select 1 from server where server.id = host.held_by)
                order by last_seen, id
                """, SqlHosts::host, HostStatus.CONNECTED);
    }

    @Override
    public void insert(Host host) {
        seen.forget(host.id());
        int inserted = statements.change(
                """
                insert into host (id, region, instance_type, labels, address, status, weight, instances, cores, memory,
                    last_report, last_notice, last_seen, held_by, stream, version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """,
                host.id().value(),
                host.traits().region(),
                host.traits().instanceType(),
                Traits.labels(host.traits()),
                host.address(),
                host.status(),
                host.weight(),
                host.room().instances(),
                host.room().cores(),
                host.room().memory(),
                host.lastReport(),
                host.lastNotice(),
                host.lastSeen(),
                host.held().server(),
                host.held().stream(),
                host.version());
        if (inserted == 0) {
            throw new Conflict("host " + host.id());
        }
    }

    @Override
    public void update(Host host) {
        seen.forget(host.id());
        boolean updated = statements.changed(
                row(host.id()),
                """
                update host set region = ?, instance_type = ?, labels = ?, address = ?, status = ?, weight = ?,
                    instances = ?, cores = ?, memory = ?, last_report = ?, last_notice = ?, last_seen = ?,
                    held_by = ?, stream = ?, version = version + 1
                where id = ? and version = ?
                """,
                Arguments.of(
                        host.traits().region(),
                        host.traits().instanceType(),
                        Traits.labels(host.traits()),
                        host.address(),
                        host.status(),
                        host.weight(),
                        host.room().instances(),
                        host.room().cores(),
                        host.room().memory(),
                        host.lastReport(),
                        host.lastNotice(),
                        host.lastSeen(),
                        host.held().server(),
                        host.held().stream(),
                        host.id().value(),
                        host.version()));
        if (!updated) {
            throw new Conflict("host " + host.id());
        }
    }

    @Override
    public void seen(Collection<HostId> ids, String server, Instant now) {
        seen.forgetAll();
        List<String> all = ids.stream().map(HostId::value).toList();
        for (int from = 0; from < all.size(); from += TOGETHER) {
            List<String> some = all.subList(from, Math.min(all.size(), from + TOGETHER));
            List<String> filled = new ArrayList<>(some);
            filled.addAll(Collections.nCopies(TOGETHER - some.size(), some.getLast()));
            statements.change(
                    SEEN, Arguments.of(now, HostStatus.CONNECTED, server).and(filled.toArray()));
        }
    }

    @Override
    public void remove(HostId id) {
        seen.forget(id);
        statements.change("delete from host where id = ?", id.value());
    }

    private static Host host(Row row) {
        return new Host(
                new HostId(row.text()),
                Traits.read(row),
                row.text(),
                row.word(HostStatus.class),
                row.integer(),
                new HostRoom(row.integer(), row.integer(), row.number()),
                row.number(),
                row.number(),
                row.instant(),
                new Held(row.text(), row.number()),
                row.number());
    }
}
