package io.opengse.trials.away;

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
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Games without their server: what concerns the process goes on, what concerns the session fails soon and says why. */
class ServerAwayTest {
    private static final int PROCESSES = 2;

    /** What is promised, and what a busy machine may take until we see it. */
    private static final Duration NOTICED = Duration.ofSeconds(15 + 5);

    @Test
    void processFactsGoOnAndSessionFactsFailInClearWords(@TempDir Path folder) throws Exception {
        try (Site site = new Site(folder, "server-answer-timeout=3s").fleet("away", PROCESSES, "--idle-match")) {
            Program server = site.server();
            site.agent();
            try (Books books = new Books(site);
                    Table table = Table.laid(books, books.fleet("away"), "away", "ada", "bob")) {
                awaitHarmony(site, books);
                String ticket = table.ticket("eve");
                JsonNode process = books.hostOf(table.session());
                LivingGame host = new LivingGame(
                        process.path("Pid").asLong(), process.path("ProcessId").asText());
                Set<LivingGame> before = Set.copyOf(site.games());
                server.kill();

                assertThat(refusal(table, ticket))
                        .contains("INTERNAL_SERVICE_EXCEPTION")
                        .contains("server did not answer")
                        .contains("try again");

                table.player(1).leave();
                awaitPrinted(site, host, "GSE has noted 1 of 8 seats");

                site.games().stream()
                        .filter(game -> !game.equals(host))
                        .findFirst()
                        .orElseThrow()
                        .kill();
                LivingGame fresh = awaitFresh(site, before);
                awaitPrinted(site, fresh, "ready: players connect to port");

                site.server();

                awaitHarmony(site, books);
                assertThat(books.status(table.session())).isEqualTo("ACTIVE");
                assertThat(books.hostOf(table.session())
                                .path("CurrentCustomCount")
                                .asInt())
                        .as("what the game reported meanwhile")
                        .isEqualTo(1);
                assertThat(table.arrive(ticket).isIn())
                        .as("the same ticket, now")
                        .isTrue();
            }
        }
    }

    @Test
    void bothSidesNoticeAHalfOpenLink(@TempDir Path folder) throws Exception {
        try (Site site = new Site(folder).fleet("half-open", 1, "--idle-match")) {
            site.server();
            try (Wire wire = new Wire(site.linkPort());
                    Books books = new Books(site)) {
                site.agent(wire.port());
                await("the only host's game").atMost(Site.PATIENCE).until(() -> books.agreeWith(site.games(), 1));
                assertThat(site.log("agent")).doesNotContain("link down");

                wire.fallSilent();

                Set<String> noticed = new HashSet<>();
                await("both to notice")
                        .atMost(NOTICED)
                        .until(
                                () -> {
                                    if (books.hostStatuses().contains("AWAY")) {
                                        noticed.add("server");
                                    }
                                    if (site.log("agent").contains("link down")) {
                                        noticed.add("agent");
                                    }
                                    return noticed;
                                },
                                Set.of("server", "agent")::equals);
                wire.speak();
                await("a new link").atMost(Site.PATIENCE).until(() -> books.agreeWith(site.games(), 1));
            }
        }
    }

    /** What somebody hears who comes with a ticket. */
    private static String refusal(Table table, String ticket) throws Exception {
        try (Player player = table.arrive(ticket)) {
            return player.greeting();
        }
    }

    private static LivingGame awaitFresh(Site site, Set<LivingGame> before) {
        return await("another process in the slot")
                .atMost(Site.PATIENCE)
                .until(
                        () -> site.games().stream()
                                .filter(game -> !before.contains(game))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static void awaitPrinted(Site site, LivingGame game, String words) {
        await(words)
                .atMost(Site.PATIENCE)
                .until(
                        () -> site.printedBy(game.processId()),
                        lines -> lines.stream().anyMatch(line -> line.startsWith(words)));
    }

    private static void awaitHarmony(Site site, Books books) {
        await("books and processes to agree")
                .atMost(Site.PATIENCE)
                .ignoreExceptions()
                .until(() -> books.agreeWith(site.games(), PROCESSES));
    }
}
