package io.opengse.trials.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.client.ApiRefused;
import io.opengse.cli.client.CloudApi;
import io.opengse.trials.player.Table;
import io.opengse.trials.site.Books;
import io.opengse.trials.site.Cluster;
import io.opengse.trials.site.Fleets;
import io.opengse.trials.site.Network;
import io.opengse.trials.site.Site;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** A server, a host that joins it and players, on three machines that have IPv6 addresses and no others. */
class Version6Test {
    @BeforeAll
    static void onlyWhereSuchMachinesCanBeMade() {
        if (!Network.possibleVersion6()) {
            System.out.println("""
                    #################################################################
                    # NOT TRIED: hosts on IPv6. It needs root, `ip netns` and IPv6. #
                    #################################################################""");
            throw new TestAbortedException("networks of IPv6 cannot be made here: hosts on IPv6 were NOT TRIED");
        }
    }

    @Test
    void aMatchIsPlayedWhereThereIsNothingButVersion6(@TempDir Path folder) throws IOException {
        try (Cluster cluster = Cluster.laidVersion6(folder).fleet("arena", 1, "")) {
            cluster.server();
            int machine = cluster.machine();
            cluster.join(machine);
            try (Books books = new Books(cluster);
                    CloudApi api = cluster.api()) {
                Fleets fleets = new Fleets(api);
                String address = cluster.network().address(machine);
                fleets.awaitStatus("m" + machine, "CONNECTED");
                assertThat(fleets.host("m" + machine).path("Address").asText()).isEqualTo(address);

                String over = aMatch(books, books.fleet("arena"), address);
                itsLogIsFetched(api, over, folder.resolve("log.zip"));
                theNextEndsByItsAddress(books, api, address);
            }
        }
    }

    private static String aMatch(Books books, String fleet, String address) throws IOException {
        try (Table table = Table.laid(books, fleet, "first", "ada", "bob")) {
            saysWhere(books.session(table.session()), address);
            books.players(table.session()).forEach(player -> saysWhere(player, address));
            assertThat(table.passOn("by IPv6")).isTrue();
            table.allLeave();
            table.awaitOver();
            return table.session();
        }
    }

    /** As a client takes it: no brackets, no zone, shortest; and no name to look up. */
    private static void saysWhere(JsonNode place, String address) {
        assertThat(place.path("IpAddress").asText()).isEqualTo(address);
        assertThat(place.path("DnsName").asText()).isEmpty();
        assertThat(place.path("Port").asInt()).isPositive();
    }

    private static void itsLogIsFetched(CloudApi api, String session, Path target) {
        String url = await("the log of " + session)
                .atMost(Site.PATIENCE)
                .ignoreExceptionsInstanceOf(ApiRefused.class)
                .until(
                        () -> api.call(
                                        "GetGameServerSessionLogUrl",
                                        CloudApi.parameters().put("GameServerSessionId", session))
                                .path("PreSignedUrl")
                                .asText(),
                        text -> !text.isEmpty());
        assertThat(url).startsWith("http://[fd00:");
        assertThat(api.download(url, target)).isPositive();
    }

    private static void theNextEndsByItsAddress(Books books, CloudApi api, String address) throws IOException {
        try (Table table = Table.laid(books, books.fleet("arena"), "second")) {
            JsonNode session = books.session(table.session());
            api.call(
                    "EndGameServerSessionAndProcess",
                    CloudApi.parameters()
                            .put("IpAddress", address)
                            .put("Port", session.path("Port").asInt()));
            table.awaitOver();
        }
    }
}
