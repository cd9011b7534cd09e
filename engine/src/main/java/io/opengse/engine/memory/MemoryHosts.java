package io.opengse.engine.memory;

import io.opengse.engine.host.Host;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.host.HostTable;
import io.opengse.engine.id.HostId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Hosts in memory. */
final class MemoryHosts implements HostTable {
    private final Rows<HostId, Host> rows;
    private final MemoryReplicas servers;
    private final Index<Boolean, String, Host> all;
    private final Index<HostStatus, Mark, Host> byLastSeen;

    MemoryHosts(Changes changes, MemoryReplicas servers) {
        this.servers = servers;
        rows = new Rows<>(changes, Host::id);
        all = rows.index(_ -> List.of(true), host -> host.id().value());
        byLastSeen = rows.index(
                host -> List.of(host.status()),
                host -> new Mark(host.lastSeen(), host.id().value()));
    }

    @Override
    public Optional<Host> find(HostId id) {
        return rows.find(id);
    }

    @Override
    public List<Host> list() {
        rows.reads();
        return List.copyOf(all.of(true).values());
    }

    @Override
    public List<Host> silentSince(HostStatus status, Instant before, int limit) {
        rows.reads();
        return byLastSeen.of(status).headMap(Mark.startOf(before)).values().stream()
                .limit(limit)
                .toList();
    }

    @Override
    public List<Host> orphans() {
        rows.reads();
        return byLastSeen.of(HostStatus.CONNECTED).values().stream()
                .filter(host -> servers.find(host.held().server()).isEmpty())
                .toList();
    }

    @Override
    public void insert(Host host) {
        rows.insert(stored(host, host.version()));
    }

    @Override
    public void update(Host host) {
        rows.replace(host, Host::version, stored(host, host.version() + 1));
    }

    @Override
    public void seen(Collection<HostId> ids, String server, Instant now) {
        ids.stream()
                .flatMap(id -> rows.find(id).stream())
                .filter(host -> host.status() == HostStatus.CONNECTED)
                .filter(host -> host.held().server().equals(server))
                .forEach(host -> update(host.seenAt(now)));
    }

    @Override
    public void remove(HostId id) {
        rows.remove(id);
    }

    private static Host stored(Host host, long version) {
        return new Host(
                host.id(),
                host.traits(),
                host.address(),
                host.status(),
                host.weight(),
                host.room(),
                host.lastReport(),
                host.lastNotice(),
                Mark.millis(host.lastSeen()),
                host.held(),
                version);
    }
}
