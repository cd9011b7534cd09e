package io.opengse.agent.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ServerOrderTest {
    private static final SocketAddress A = address(1);
    private static final SocketAddress B = address(2);
    private static final SocketAddress C = address(3);
    private static final List<SocketAddress> ALL = List.of(A, B, C);

    private static SocketAddress address(int port) {
        return InetSocketAddress.createUnresolved("server", port);
    }

    @Test
    void manyAgentsBeginWithEachServerAboutAsOften() {
        Random seeds = new Random(1);
        List<SocketAddress> first = new ArrayList<>();
        for (int agent = 0; agent < 300; agent++) {
            List<SocketAddress> order =
                    ServerOrder.byChance(new Random(seeds.nextLong())).of(ALL);
            assertThat(order).containsExactlyInAnyOrderElementsOf(ALL);
            first.add(order.getFirst());
        }

        for (SocketAddress server : ALL) {
            assertThat(first).filteredOn(server::equals).hasSizeBetween(75, 125);
        }
    }

    @Test
    void theOneThatWasLostComesAfterThoseThatWereNotTried() {
        for (SocketAddress used : ALL) {
            ServerOrder order = ServerOrder.byChance(new Random(1));
            order.uses(used);
            assertThat(order.of(ALL)).hasSize(3).last().isEqualTo(used);
        }
    }

    @Test
    void thoseThatDidNotAnswerComeAfterTheOneThatDid() {
        ServerOrder order = ServerOrder.asNamed();
        assertThat(order.of(ALL)).containsExactly(A, B, C);
        order.uses(B);

        assertThat(order.of(ALL)).containsExactly(C, B, A);
        order.uses(A);
        assertThat(order.of(ALL))
                .as("A has answered, the two before it have not")
                .containsExactly(A, B, C);
    }

    @Test
    void whoIsNotThereAnyMoreIsNotTried() {
        ServerOrder order = ServerOrder.byChance(new Random(1));
        order.uses(C);
        assertThat(order.of(List.of(A))).containsExactly(A);
    }

    @Test
    void namesThatMeanTheSameAddressAreTriedOnce() {
        assertThat(ServerOrder.byChance(new Random(1)).of(List.of(A, B, A))).containsExactlyInAnyOrder(A, B);
    }

    @Test
    void withoutChanceTheyAreTriedAsTheyAreNamed() {
        ServerOrder order = ServerOrder.asNamed();
        assertThat(order.of(List.of(B, A, C))).containsExactly(B, A, C);
        order.uses(B);
        assertThat(order.of(List.of(B, A, C))).containsExactly(A, C, B);
    }
}
