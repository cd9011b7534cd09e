package io.opengse.trials.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.server.sql.postgres.PostgresServer;
import io.opengse.trials.ledger.Load;
import io.opengse.trials.player.Table;
import io.opengse.trials.site.Books;
import io.opengse.trials.site.Fleets;
import io.opengse.trials.site.Installation;
import io.opengse.trials.site.Installation.Machine;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The installation at work: its books as each server tells them, matches that are played through all faults, and the load.
 * Closing ends the load and the matches, not the installation.
 */
final class Scene implements AutoCloseable {
    private static final int INSTANCES = Machine.HOSTS.size();
    private static final int PER_INSTANCE = 2;
    /** What stays in the middle of a match; the other processes are the load's. */
    private static final int MATCHES = 2;

    private static final int MOST_TRANSIT_SECONDS = 10;

    private final Installation installation;
    private final Map<Machine, Books> books = new EnumMap<>(Machine.class);
    private final Map<Machine, CloudApi> apis = new EnumMap<>(Machine.class);
    private final List<Table> matches = new ArrayList<>();
    private final Load load;

    private Scene(Installation installation, String fleet) {
        this.installation = installation;
        this.load = new Load(fleet, 1);
    }

    static Scene on(Installation installation) throws IOException {
        installation.joinAll();
        try (Books first = new Books(installation.api(Machine.SERVER_A));
                CloudApi api = installation.api(Machine.SERVER_A)) {
            String fleet = first.fleet("arena");
            Fleets fleets = new Fleets(api);
            Machine.HOSTS.forEach(host -> fleets.awaitStatus(host.id(), "CONNECTED"));
            fleets.wants(fleet, INSTANCES);
            Scene scene = new Scene(installation, fleet);
            for (Machine server : Machine.SERVERS) {
                scene.apis.put(server, installation.api(server));
                scene.books.put(server, new Books(installation.api(server)));
            }
            first.awaitHarmony(installation::games, processes());
            for (int match = 0; match < MATCHES; match++) {
                String name = "through-all-" + match;
                Table table = Table.laid(first, fleet, name);
                scene.matches.add(table);
                Map<String, String> tickets = new HashMap<>();
                for (String player : List.of(name + "-ada", name + "-bob")) {
                    tickets.put(player, table.sit(player).ticket());
                }
                scene.load.knows(name, table.session(), tickets);
            }
            return scene;
        }
    }

    static int processes() {
        return INSTANCES * PER_INSTANCE;
    }

    static int perInstance() {
        return PER_INSTANCE;
    }

    Installation installation() {
        return installation;
    }

    PostgresServer database() {
        return installation.database();
    }

    Load load() {
        return load;
    }

    List<Table> matches() {
        return matches;
    }

    /** What a server says. */
    Books books(Machine server) {
        return books.get(server);
    }

    CloudApi api(Machine server) {
        return apis.get(server);
    }

    /** The server that leads now, as both say. */
    Machine leader() {
        return installation.leader(api(Machine.SERVER_A)).orElseThrow();
    }

    Machine follower() {
        return other(leader());
    }

    static Machine other(Machine server) {
        return server == Machine.SERVER_A ? Machine.SERVER_B : Machine.SERVER_A;
    }

    /** A host on which a match is played. */
    Machine host() {
        JsonNode process = books(Machine.SERVER_A).hostOf(matches.getFirst().session());
        return Machine.HOSTS.stream()
                .filter(host -> host.id().equals(process.path("HostId").asText()))
                .findFirst()
                .orElseThrow();
    }

    /** The server to which a host is connected. */
    Machine serverOf(Machine host) {
        return installation.serverAt(tables().serverOf(host.id()).getFirst()).orElseThrow();
    }

    /** What stands in the database. */
    Tables tables() {
        return new Tables(installation.database(), installation.databaseName());
    }

    Optional<Machine> leaderSaidBy(Machine server) {
        return installation.leader(api(server));
    }

    /** So that a clock is not taken for a skewed one that is not. */
    void requireSkew(Machine server, int seconds) {
        String says = api(server)
                .call("OpengseVersion", CloudApi.parameters())
                .path("Time")
                .asText();
        long seen = Duration.between(Clock.systemUTC().instant(), Instant.parse(says))
                .toSeconds();
        if (Math.abs(seen - seconds) > MOST_TRANSIT_SECONDS) {
            throw new AssertionError(server + " is " + seen + " s away, not " + seconds);
        }
    }

    int serversListedBy(Machine server) {
        return api(server)
                .call("OpengseListServers", CloudApi.parameters())
                .path("Servers")
                .size();
    }

    @Override
    public void close() throws IOException {
        load.close();
        for (Table match : matches) {
            match.close();
        }
        books.values().forEach(Books::close);
        apis.values().forEach(CloudApi::close);
    }
}
