package io.opengse.trials.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.trials.player.Player;
import io.opengse.trials.player.Table;
import io.opengse.trials.site.Books;
import io.opengse.trials.site.LivingGame;
import io.opengse.trials.site.Program;
import io.opengse.trials.site.Site;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Games outlive their agent, killed with -9, and the next one takes them over as they are by then. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdoptionTest {
    private static final int PROCESSES = 3;
    private static final Duration UNTIL_UNHEALTHY = Duration.ofSeconds(60);

    private Site site;
    private Books books;
    private Program agent;
    private String prompt;
    private String late;

    @BeforeAll
    void serverAndAgent(@TempDir Path folder) {
        site = new Site(
                        folder,
                        "kill-grace=2s",
                        "no-protection-deadline=5s",
                        "health-check-interval=1s",
                        "health-check-timeout=4s",
                        "health-check-failures=2")
                .fleet("prompt", PROCESSES - 1, "--idle-match")
                .fleet("late", 1, "--idle-match --activate=late:3000");
        site.server();
        agent = site.agent();
        books = new Books(site);
        prompt = books.fleet("prompt");
        late = books.fleet("late");
    }

    @AfterAll
    void nothingRunsOn() {
        books.close();
        site.close();
    }

    @BeforeEach
    void awaitHarmony() {
        await("books and processes to agree")
                .atMost(Site.PATIENCE)
                .until(() -> books.agreeWith(site.games(), PROCESSES));
    }

    @Test
    void aLiveMatchGoesOnUnderItsNextAgent() throws Exception {
        try (Table table = Table.laid(books, prompt, "goes-on", "ada", "bob")) {
            Set<LivingGame> before = Set.copyOf(site.games());
            agent.kill();
            assertThat(table.passOn("nobody watches us")).isTrue();

            agent = site.agent();
            awaitHarmony();

            assertThat(site.games())
                    .as("the same, and no second one in a slot")
                    .containsExactlyInAnyOrderElementsOf(before);
            assertThat(books.status(table.session())).isEqualTo("ACTIVE");
            assertThat(table.passOn("somebody does again")).isTrue();
            table.sit("eve");
            table.allLeave();
            table.awaitStatus("TERMINATED");
            awaitLogs(table);
            awaitHarmony();
            assertThat(site.games()).as("the process hosts again").containsExactlyInAnyOrderElementsOf(before);
        }
    }

    @Test
    void anActivationMeanwhileIsSettled() throws Exception {
        JsonNode created = books.create(late, "late", 2);
        String session = created.path("GameServerSessionId").asText();
        awaitAgentLog("session=" + session);
        agent.kill();
        assertThat(books.status(session)).isEqualTo("ACTIVATING");

        agent = site.agent();

        await("activation").atMost(Site.PATIENCE).until(() -> books.status(session), "ACTIVE"::equals);
        awaitHarmony();
        try (Player player = new Player(Books.door(created), books.join(session, "ada"))) {
            assertThat(player.isIn()).isTrue();
            player.leave();
        }
        await("its end").atMost(Site.PATIENCE).until(() -> books.status(session), "TERMINATED"::equals);
    }

    @Test
    void aGameThatDiedMeanwhileIsReplacedAndItsSessionOver() throws Exception {
        try (Table table = Table.laid(books, prompt, "died", "ada")) {
            LivingGame game = hosting(table);
            agent.kill();
            game.kill();

            agent = site.agent();

            table.awaitStatus("ERROR");
            awaitHarmony();
            assertThat(site.games()).doesNotContain(game);
            awaitLogs(table);
        }
    }

    @Test
    void aSessionThatEndedMeanwhileIsOver() throws Exception {
        try (Table table = Table.laid(books, prompt, "ended", "ada", "bob")) {
            agent.kill();
            table.player(0).type("quit");
            table.player(1).type("quit");

            agent = site.agent();

            table.awaitStatus("TERMINATED");
            awaitLogs(table);
            assertThat(books.players(table.session()))
                    .extracting(player -> player.path("Status").asText())
                    .containsOnly("COMPLETED");
        }
    }

    @Test
    void anAdoptedGameThatHangsIsFoundByItsHealthChecks() throws Exception {
        try (Table table = Table.laid(books, prompt, "hangs", "ada")) {
            LivingGame game = hosting(table);
            agent.kill();
            agent = site.agent();
            awaitHarmony();

            game.freeze();

            await("the end of the frozen game")
                    .atMost(UNTIL_UNHEALTHY)
                    .until(() -> site.games(), games -> !games.contains(game));
            table.awaitOver();
        }
    }

    private LivingGame hosting(Table table) {
        JsonNode process = books.hostOf(table.session());
        return new LivingGame(
                process.path("Pid").asLong(), process.path("ProcessId").asText());
    }

    private void awaitAgentLog(String words) {
        await(words).atMost(Site.PATIENCE).until(() -> site.log("agent").contains(words));
    }

    private void awaitLogs(Table table) {
        await("logs of " + table.session())
                .atMost(Site.PATIENCE)
                .ignoreExceptions()
                .until(() -> books.hasLogs(table.session()));
    }
}
