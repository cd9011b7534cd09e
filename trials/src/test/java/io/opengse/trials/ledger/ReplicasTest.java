package io.opengse.trials.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opengse.cli.client.CloudApi;
import io.opengse.server.sql.postgres.Postgres;
import io.opengse.server.sql.postgres.PostgresServer;
import io.opengse.trials.site.Books;
import io.opengse.trials.site.Program;
import io.opengse.trials.site.Replicas;
import io.opengse.trials.site.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two servers on one PostgreSQL, real programs: they are restarted in turn under load, and killed. Back ends speak to
 * either. What was acknowledged stands, and no game hears of it.
 */
@ExtendWith(Postgres.class)
class ReplicasTest {
    private static final int PROCESSES = 3;
    private static final int RESTARTS = Integer.getInteger("rounds", 4);
    private static final int NEWS = 8;

    private final PostgresServer postgres;

    ReplicasTest(PostgresServer postgres) {
        this.postgres = postgres;
    }

    @Test
    void serversRestartedInTurnUnderLoadCostNoCallOfAGameAndNoAnswer(@TempDir Path folder) throws Exception {
        changedInTurn(folder, RESTARTS, (servers, change) -> servers.server(change % 2));
    }

    /** The next version: what it adds to the schema meets servers that know nothing of it, also when they start anew. */
    @Test
    void serversAreUpgradedInTurnUnderLoadAndTheOldOneMayStillBeStarted(@TempDir Path folder) throws Exception {
        Path next = migration(folder.resolve("next"), """
                alter table game_session add column weather text;
                alter table host add column hat text not null default 'none';
                create table umbrella (id text not null primary key);
                create index session_by_weather on game_session (weather, id);
                """);
        // New beside old; the old one again, on the new schema; new beside new.
        changedInTurn(
                folder, 4, (servers, change) -> change == 1 ? servers.server(1) : servers.server(change % 2, next));
    }

    private static Path migration(Path classes, String sql) throws IOException {
        Path folder = Files.createDirectories(classes.resolve("db/migration"));
        Files.writeString(folder.resolve("V9000__next.sql"), sql);
        return classes;
    }

    /** Starts the server again that was stopped for this change: the first and the second in turn. */
    private interface Start {
        Program server(Replicas servers, int change);
    }

    private void changedInTurn(Path folder, int changes, Start start) throws Exception {
        try (Replicas servers = new Replicas(folder, postgres.url(postgres.emptyDatabase()), 2, PROCESSES)) {
            List<Program> running = new ArrayList<>(List.of(servers.server(0), servers.server(1)));
            servers.agent();
            try (Books first = new Books(servers.api(0));
                    Books second = new Books(servers.api(1))) {
                String fleet = first.fleet("arena");
                second.awaitHarmony(servers::games, PROCESSES);
                try (Load load = new Load(fleet, 1)) {
                    load.begin(first);
                    load.begin(second);
                    for (int change = 0; change < changes; change++) {
                        load.awaitNews(NEWS);
                        running.get(change % 2).stop();
                        running.set(change % 2, start.server(servers, change));
                    }
                    load.awaitNews(NEWS);
                    load.end(second, servers::games, PROCESSES);
                    List<String> printed = servers.gamesPrinted();
                    assertThat(printed)
                            .as("calls of games that failed")
                            .noneMatch(line -> line.contains("did not answer"));
                    load.audit(second, printed);
                    System.out.println(changes + " restarts: " + load);
                }
            }
        }
    }

    @Test
    void whenTheLeaderIsKilledAnotherLeadsAndMatchesGoOn(@TempDir Path folder) {
        try (Replicas servers = new Replicas(folder, postgres.url(postgres.emptyDatabase()), 2, 2)) {
            Program leader = servers.server(0);
            servers.server(1);
            servers.agent();
            try (CloudApi api = servers.api(1);
                    Books books = new Books(servers.api(1))) {
                String fleet = books.fleet("arena");
                await("the games").atMost(Site.PATIENCE).until(() -> books.agreeWith(servers.games(), 2));
                String match = books.create(fleet, "before", 4)
                        .path("GameServerSessionId")
                        .asText();
                awaitActive(books, match);
                assertThat(servers.leader(api)).isEqualTo(servers.address(0));

                leader.kill();

                await("another leader")
                        .atMost(Site.PATIENCE)
                        .until(() -> servers.leader(api).equals(servers.address(1)));
                await("the host to come back")
                        .atMost(Site.PATIENCE)
                        .until(() -> books.hostStatuses().equals(List.of("CONNECTED")));
                assertThat(books.status(match)).isEqualTo("ACTIVE");
                awaitActive(
                        books,
                        books.create(fleet, "after", 4)
                                .path("GameServerSessionId")
                                .asText());
            }
        }
    }

    private static void awaitActive(Books books, String session) {
        await(session + " to be ACTIVE")
                .atMost(Site.PATIENCE)
                .until(() -> books.status(session).equals("ACTIVE"));
    }
}
