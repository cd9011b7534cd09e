package io.opengse.trials.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.trials.player.Table;
import io.opengse.trials.site.Books;
import io.opengse.trials.site.Cluster;
import io.opengse.trials.site.Fleets;
import io.opengse.trials.site.Network;
import io.opengse.trials.site.Router;
import io.opengse.trials.site.Site;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** A host behind a router that masquerades it and forwards its games' ports; server and players are outside. */
class BehindNatTest {
    private static final int PORT = 20_000;
    private static final int OTHER_PORT = 30_001;

    /** It takes no more than 15 seconds, and this machine has other things to do. */
    private static final Duration NOTICED = Duration.ofSeconds(20);

    @BeforeAll
    static void onlyWhereRoutersCanBeMade() {
        if (!Network.possible() || !Router.possible()) {
            System.out.println("""
                    #################################################################
                    # NOT TRIED: hosts behind NAT. It needs root, `ip netns`, nft.  #
                    #################################################################""");
            throw new TestAbortedException("routers cannot be made here: hosts behind NAT were NOT TRIED");
        }
    }

    /** The router lets players into the first game by the number it has, and into the second by another. */
    @Test
    void playersGetInByTheRoutersAddress(@TempDir Path folder) throws IOException {
        try (Cluster cluster = Cluster.laid(folder)
                .game("arena", "--port=" + PORT)
                .game("annex", "--port=" + (PORT + 1) + " --public-port=" + OTHER_PORT)) {
            Router router = host(cluster);
            router.forward(PORT, PORT);
            router.forward(OTHER_PORT, PORT + 1);
            try (Books books = new Books(cluster);
                    CloudApi api = cluster.api()) {
                isSeenOutside(new Fleets(api), router);
                try (Table table = Table.laid(books, books.fleet("arena"), "match", "ada", "bob");
                        Table other = Table.laid(books, books.fleet("annex"), "other", "eve")) {
                    isAt(books.session(table.session()), router, PORT);
                    isAt(books.session(other.session()), router, OTHER_PORT);
                    assertThat(table.passOn("from outside")).isTrue();
                    table.allLeave();
                    table.awaitOver();
                }
            }
        }
    }

    /** Then it gets another address, as many do every night: sessions created from then on tell that one. */
    @Test
    @EnabledIfSystemProperty(named = "nat", matches = "all")
    void aMatchOutlivesTheRoutersMemory(@TempDir Path folder) throws IOException {
        try (Cluster cluster = Cluster.laid(folder).game("arena", "--port=" + PORT)) {
            Router router = host(cluster);
            router.forward(PORT, PORT);
            try (Books books = new Books(cluster);
                    CloudApi api = cluster.api()) {
                Fleets fleets = new Fleets(api);
                isSeenOutside(fleets, router);
                try (Table table = Table.laid(books, books.fleet("arena"), "first", "ada", "bob")) {
                    assertThat(reconnected(cluster, router, router::forget)).isLessThan(NOTICED);

                    isSeenOutside(fleets, router);
                    assertThat(table.passOn("played on")).isTrue();
                    table.sit("cid");
                    table.allLeave();
                    table.awaitOver();
                }

                assertThat(reconnected(cluster, router, router::redial)).isLessThan(NOTICED);

                isSeenOutside(fleets, router);
                try (Table table = Table.laid(books, books.fleet("arena"), "second", "ada")) {
                    isAt(books.session(table.session()), router, PORT);
                    assertThat(table.passOn("found you")).isTrue();
                }
            }
        }
    }

    private static Router host(Cluster cluster) {
        cluster.server();
        Router router = Router.in(cluster.network());
        cluster.join(router.behind());
        return router;
    }

    /** By the server, which is outside: nobody said so to the agent. */
    private static void isSeenOutside(Fleets fleets, Router router) {
        String host = "m" + router.behind();
        fleets.awaitStatus(host, "CONNECTED");
        assertThat(fleets.host(host).path("Address").asText()).isEqualTo(router.outside());
    }

    private static void isAt(JsonNode session, Router router, int port) {
        assertThat(session.path("IpAddress").asText()).isEqualTo(router.outside());
        assertThat(session.path("Port").asInt()).isEqualTo(port);
    }

    /** How long its agent took to get through again. */
    private static Duration reconnected(Cluster cluster, Router router, Runnable trouble) {
        String host = "m" + router.behind();
        int before = links(cluster, host);
        long start = System.nanoTime();
        trouble.run();
        await("the next connection of " + host).atMost(Site.PATIENCE).until(() -> links(cluster, host) > before);
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        System.out.println("behind NAT: connected again after " + taken.toMillis() + " ms");
        return taken;
    }

    /** How often its agent has got through to the server. */
    private static int links(Cluster cluster, String host) {
        return cluster.log(host).split("link up ", -1).length - 1;
    }
}
