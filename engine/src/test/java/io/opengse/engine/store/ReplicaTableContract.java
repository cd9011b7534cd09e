package io.opengse.engine.store;

import static io.opengse.engine.store.Samples.aHost;
import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.host.Held;
import io.opengse.engine.host.Host;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.host.HostTable;
import io.opengse.engine.id.HostId;
import io.opengse.engine.replica.Lease;
import io.opengse.engine.replica.LeaseTable;
import io.opengse.engine.replica.Replica;
import io.opengse.engine.replica.ReplicaTable;
import io.opengse.engine.replica.SharedSecretTable;
import org.junit.jupiter.api.Test;

/** What the engine relies on in the tables of servers. */
public interface ReplicaTableContract extends StoreUnderTest {
    private static Replica server(String id, long beat) {
        return new Replica(id, id + ":8080", "1.0", NOON, NOON.plusSeconds(beat), beat, "https://" + id + ":8080");
    }

    private static Host hostOf(String server, String id, HostStatus status) {
        Host host = aHost(id, status, NOON);
        return new Host(
                host.id(),
                host.traits(),
                host.address(),
                host.status(),
                host.weight(),
                host.room(),
                host.lastReport(),
                host.lastNotice(),
                host.lastSeen(),
                new Held(server, 1),
                1);
    }

    @Test
    default void serversAreListedByIdAsTheyWereWrittenLast() {
        change(ReplicaTable.class, servers -> {
            servers.put(server("b", 1));
            servers.put(server("a", 1));
            servers.put(server("b", 2));
        });

        assertThat(many(ReplicaTable.class, ReplicaTable::list)).containsExactly(server("a", 1), server("b", 2));
        assertThat(one(ReplicaTable.class, servers -> servers.find("b"))).contains(server("b", 2));
    }

    @Test
    default void aServerThatWasRemovedIsGone() {
        change(ReplicaTable.class, servers -> servers.put(server("a", 1)));

        change(ReplicaTable.class, servers -> servers.remove("a"));

        assertThat(one(ReplicaTable.class, servers -> servers.find("a"))).isEmpty();
    }

    @Test
    default void aLeaseIsAsItWasWrittenLast() {
        change(LeaseTable.class, leases -> {
            leases.put(new Lease("rounds", "a", 1));
            leases.put(new Lease("other", "c", 7));
            leases.put(new Lease("rounds", "b", 2));
        });

        assertThat(one(LeaseTable.class, leases -> leases.find("rounds"))).contains(new Lease("rounds", "b", 2));
        assertThat(one(LeaseTable.class, leases -> leases.find("none"))).isEmpty();
    }

    @Test
    default void aSharedSecretIsTheFirstThatWasLeft() {
        change(SharedSecretTable.class, secrets -> {
            secrets.insertFirst("url.key", "first");
            secrets.insertFirst("url.key", "second");
        });

        assertThat(one(SharedSecretTable.class, secrets -> secrets.find("url.key")))
                .contains("first");
        assertThat(one(SharedSecretTable.class, secrets -> secrets.find("none")))
                .isEmpty();
    }

    @Test
    default void orphansAreConnectedHostsOfServersThatAreNotThere() {
        change(ReplicaTable.class, servers -> servers.put(server("a", 1)));
        change(HostTable.class, hosts -> {
            hosts.insert(hostOf("a", "held", HostStatus.CONNECTED));
            hosts.insert(hostOf("b", "orphan", HostStatus.CONNECTED));
            hosts.insert(hostOf("", "older", HostStatus.CONNECTED));
            hosts.insert(hostOf("b", "away", HostStatus.AWAY));
        });

        assertThat(many(HostTable.class, HostTable::orphans))
                .extracting(Host::id)
                .containsExactly(new HostId("older"), new HostId("orphan"));
    }
}
