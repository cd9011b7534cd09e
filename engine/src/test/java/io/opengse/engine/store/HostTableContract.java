package io.opengse.engine.store;

import static io.opengse.engine.store.Samples.aHost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opengse.engine.host.Held;
import io.opengse.engine.host.Host;
import io.opengse.engine.host.HostRoom;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.host.HostTable;
import io.opengse.engine.host.HostTraits;
import io.opengse.engine.id.HostId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the engine relies on in the table of hosts. */
public interface HostTableContract extends StoreUnderTest {
    HostRoom ROOM = new HostRoom(3, 16, 64L << 30);

    Held HELD = new Held("srv-1", 7);

    HostTraits TRAITS = new HostTraits("east", "S5.LARGE8", Map.of("gpu", "yes"));

    @Test
    default void hostsAreListedById() {
        Host a = aHost("a", HostStatus.AWAY, NOON);
        Host b = aHost("b", HostStatus.CONNECTED, NOON);
        change(HostTable.class, hosts -> {
            hosts.insert(b);
            hosts.insert(a);
        });

        assertThat(many(HostTable.class, HostTable::list)).containsExactly(a, b);
        assertThat(one(HostTable.class, hosts -> hosts.find(new HostId("b")))).contains(b);
        assertThat(one(HostTable.class, hosts -> hosts.find(new HostId("c")))).isEmpty();
    }

    @Test
    default void anUpdatedHostHasTheNextVersion() {
        change(HostTable.class, hosts -> hosts.insert(aHost("h", HostStatus.CONNECTED, NOON)));
        Host moved = new Host(
                new HostId("h"), TRAITS, "h.example", HostStatus.LOST, 0, ROOM, 20, 21, NOON.plusSeconds(9), HELD, 1);

        change(HostTable.class, hosts -> hosts.update(moved));

        assertThat(one(HostTable.class, hosts -> hosts.find(new HostId("h"))).orElseThrow())
                .isEqualTo(new Host(
                        new HostId("h"),
                        TRAITS,
                        "h.example",
                        HostStatus.LOST,
                        0,
                        ROOM,
                        20,
                        21,
                        NOON.plusSeconds(9),
                        HELD,
                        2));
    }

    @Test
    default void aHostOfAnotherVersionIsNotUpdated() {
        Host host = aHost("h", HostStatus.CONNECTED, NOON);
        change(HostTable.class, hosts -> hosts.insert(host));
        change(HostTable.class, hosts -> hosts.update(host));

        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> change(HostTable.class, hosts -> hosts.update(host)));
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> change(HostTable.class, hosts -> hosts.insert(host)));
    }

    @Test
    default void silentHostsAreThoseOfTheStatusLastSeenBefore() {
        change(HostTable.class, hosts -> {
            hosts.insert(aHost("late", HostStatus.AWAY, NOON));
            hosts.insert(aHost("later", HostStatus.AWAY, NOON.minusSeconds(1)));
            hosts.insert(aHost("latest", HostStatus.AWAY, NOON.minusSeconds(2)));
            hosts.insert(aHost("there", HostStatus.CONNECTED, NOON.minusSeconds(3)));
        });

        assertThat(many(HostTable.class, hosts -> hosts.silentSince(HostStatus.AWAY, NOON, 10)))
                .extracting(Host::id)
                .containsExactly(new HostId("latest"), new HostId("later"));
        assertThat(many(HostTable.class, hosts -> hosts.silentSince(HostStatus.AWAY, NOON, 1)))
                .hasSize(1);
    }

    @Test
    default void hostsAreSeenTogetherAsFarAsTheyAreConnectedAndHeldByThatServer() {
        Host there = aHost("there", HostStatus.CONNECTED, NOON);
        Host away = aHost("away", HostStatus.AWAY, NOON);
        change(HostTable.class, hosts -> {
            hosts.insert(there);
            hosts.insert(away);
        });
        String server = there.held().server();
        List<HostId> ids = List.of(there.id(), away.id(), new HostId("unknown"));

        change(HostTable.class, hosts -> hosts.seen(ids, "another server", NOON.plusSeconds(4)));
        change(HostTable.class, hosts -> hosts.seen(ids, server, NOON.plusSeconds(5)));

        Host seen = one(HostTable.class, hosts -> hosts.find(there.id())).orElseThrow();
        assertThat(seen.lastSeen()).isEqualTo(NOON.plusSeconds(5));
        assertThat(seen.version()).isEqualTo(there.version() + 1);
        assertThat(one(HostTable.class, hosts -> hosts.find(away.id()))).contains(away);
    }

    @Test
    default void moreHostsAreSeenTogetherThanOneStatementNames() {
        List<HostId> ids = IntStream.range(0, 250)
                .mapToObj(number -> new HostId("h" + number))
                .toList();
        change(
                HostTable.class,
                hosts -> ids.forEach(id -> hosts.insert(aHost(id.value(), HostStatus.CONNECTED, NOON))));
        String server = aHost("h", HostStatus.CONNECTED, NOON).held().server();

        change(HostTable.class, hosts -> hosts.seen(ids, server, NOON.plusSeconds(5)));

        assertThat(many(HostTable.class, HostTable::list))
                .hasSize(250)
                .allMatch(host -> host.lastSeen().equals(NOON.plusSeconds(5)) && host.version() == 2);
    }

    @Test
    default void aRemovedHostIsGone() {
        change(HostTable.class, hosts -> hosts.insert(aHost("h", HostStatus.LOST, NOON)));

        change(HostTable.class, hosts -> hosts.remove(new HostId("h")));

        assertThat(many(HostTable.class, HostTable::list)).isEmpty();
    }
}
