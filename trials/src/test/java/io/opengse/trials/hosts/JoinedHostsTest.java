package io.opengse.trials.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.trials.site.Books;
import io.opengse.trials.site.Cluster;
import io.opengse.trials.site.Fleets;
import io.opengse.trials.site.LivingGame;
import io.opengse.trials.site.Network;
import io.opengse.trials.site.Program;
import io.opengse.trials.site.Site;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/**
 * One server and three hosts on machines of their own, which are network namespaces: joined with the documented commands,
 * then hurt. Each fault's outcome is a row of docs/reliability.md.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JoinedHostsTest {
    private static final int MACHINES = 3;

    @BeforeAll
    static void onlyWhereNamespacesCanBeMade() {
        if (!Network.possible()) {
            System.out.println("""
                    #################################################################
                    # NOT TRIED: hosts that join. It needs root and `ip netns`.     #
                    #################################################################""");
            throw new TestAbortedException("network namespaces cannot be made here: hosts that join were NOT TRIED");
        }
    }

    @Test
    void hostsJoinAreHurtAndComeBackByTheBook(@TempDir Path folder) {
        try (Cluster cluster = Cluster.laid(folder, "host-lost-timeout=45s").fleet("arena", 1, "")) {
            cluster.server();
            Map<String, Program> agents = new HashMap<>();
            for (int machine = 1; machine <= MACHINES; machine++) {
                cluster.machine();
                agents.put("m" + machine, cluster.join(machine));
            }
            try (Books books = new Books(cluster);
                    CloudApi api = cluster.api()) {
                Fleets fleets = new Fleets(api);
                Match match = spread(cluster, books, fleets);
                anAgentIsKilled(cluster, books, fleets, match, agents);
                aShortCutCostsNothing(cluster, books, fleets, match);
                aLongCutLosesTheHost(cluster, books, fleets, match);
                aDrainLetsTheMatchEnd(cluster, books, fleets);
            }
        }
    }

    /** A live session, and where. */
    private record Match(String fleet, String session, int machine, LivingGame game) {
        String host() {
            return "m" + machine;
        }
    }

    private static Match spread(Cluster cluster, Books books, Fleets fleets) {
        String fleet = books.fleet("arena");
        for (int machine = 1; machine <= MACHINES; machine++) {
            fleets.awaitStatus("m" + machine, "CONNECTED");
        }
        fleets.wants(fleet, MACHINES);
        fleets.awaitPlaced(fleet, "m1", "m2", "m3");
        for (int machine = 1; machine <= MACHINES; machine++) {
            assertThat(fleets.host("m" + machine).path("Address").asText())
                    .as("seen by the server")
                    .isEqualTo(cluster.network().address(machine));
        }
        return match(cluster, books, fleet, "first");
    }

    private static Match match(Cluster cluster, Books books, String fleet, String name) {
        JsonNode created = books.create(fleet, name, 4);
        String session = created.path("GameServerSessionId").asText();
        await(name + " to be ACTIVE")
                .atMost(Site.PATIENCE)
                .until(() -> books.status(session).equals("ACTIVE"));
        JsonNode process = books.hostOf(session);
        int machine = Integer.parseInt(process.path("HostId").asText().substring(1));
        assertThat(created.path("IpAddress").asText())
                .isEqualTo(cluster.network().address(machine));
        LivingGame game = new LivingGame(
                process.path("Pid").asLong(), process.path("ProcessId").asText());
        assertThat(cluster.games(machine)).contains(game);
        return new Match(fleet, session, machine, game);
    }

    private static void anAgentIsKilled(
            Cluster cluster, Books books, Fleets fleets, Match match, Map<String, Program> agents) {
        agents.get(match.host()).kill();
        fleets.awaitStatus(match.host(), "AWAY");
        assertThat(books.status(match.session())).isEqualTo("ACTIVE");
        assertThat(cluster.games(match.machine())).contains(match.game());

        cluster.agent(match.machine());

        fleets.awaitStatus(match.host(), "CONNECTED");
        assertThat(books.status(match.session())).isEqualTo("ACTIVE");
        assertThat(cluster.games(match.machine())).containsExactly(match.game());
    }

    private static void aShortCutCostsNothing(Cluster cluster, Books books, Fleets fleets, Match match) {
        cluster.network().cut(match.machine());
        fleets.awaitStatus(match.host(), "AWAY");
        assertThat(books.status(match.session())).isEqualTo("ACTIVE");

        cluster.network().mend(match.machine());

        fleets.awaitStatus(match.host(), "CONNECTED");
        assertThat(books.status(match.session())).isEqualTo("ACTIVE");
        assertThat(cluster.games(match.machine())).containsExactly(match.game());
    }

    private static void aLongCutLosesTheHost(Cluster cluster, Books books, Fleets fleets, Match match) {
        cluster.network().cut(match.machine());
        fleets.awaitStatus(match.host(), "LOST");
        await("the session's end")
                .atMost(Site.PATIENCE)
                .until(() -> !books.status(match.session()).equals("ACTIVE"));
        List<String> others = List.of("m1", "m2", "m3").stream()
                .filter(host -> !host.equals(match.host()))
                .toList();
        await("the replacement elsewhere")
                .atMost(Site.PATIENCE)
                .until(() -> fleets.placed(match.fleet()).size() == MACHINES
                        && others.containsAll(fleets.placed(match.fleet())));
        assertThat(cluster.games(match.machine()))
                .as("nobody can tell it to end")
                .contains(match.game());

        cluster.network().mend(match.machine());

        fleets.awaitStatus(match.host(), "CONNECTED");
        await("the end of the surplus")
                .atMost(Site.PATIENCE)
                .until(() -> cluster.games(match.machine()).isEmpty());
        assertThat(books.status(match.session())).as("it does not rise again").isNotEqualTo("ACTIVE");
        assertThat(fleets.placed(match.fleet())).hasSize(MACHINES);
    }

    private static void aDrainLetsTheMatchEnd(Cluster cluster, Books books, Fleets fleets) {
        Match match = match(cluster, books, books.fleet("arena"), "last");
        fleets.api().call("OpengseDrainHost", CloudApi.parameters().put("HostId", match.host()));
        await("idle processes of " + match.host() + " to end")
                .atMost(Site.PATIENCE)
                .until(() -> fleets.host(match.host()).path("Processes").asInt() == 1);
        assertThat(books.status(match.session())).isEqualTo("ACTIVE");

        books.end(match.session());

        await(match.host() + " to be empty")
                .atMost(Site.PATIENCE)
                .until(() -> fleets.host(match.host()).path("Drain").asText().equals("EMPTY"));
    }
}
