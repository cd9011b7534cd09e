package io.opengse.trials.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opengse.trials.player.Table;
import io.opengse.trials.site.Books;
import io.opengse.trials.site.LivingGame;
import io.opengse.trials.site.Program;
import io.opengse.trials.site.Site;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM on purpose: with --keep-games matches live through it, without it nothing is left behind. */
class KeepGamesTest {
    private static final int PROCESSES = 2;

    @Test
    void keptGamesAreTakenOverAndAnOrdinaryStopEndsThem(@TempDir Path folder) throws Exception {
        try (Site site = new Site(folder, "kill-grace=2s").fleet("kept", PROCESSES, "--idle-match")) {
            Program first = site.up("--keep-games");
            try (Books books = new Books(site);
                    Table table = Table.laid(books, books.fleet("kept"), "kept", "ada", "bob")) {
                awaitHarmony(site, books);
                Set<LivingGame> before = Set.copyOf(site.games());

                first.stop();

                assertThat(site.games()).containsExactlyInAnyOrderElementsOf(before);
                assertThat(table.passOn("an update, they say")).isTrue();

                Program second = site.up();

                awaitHarmony(site, books);
                assertThat(site.games()).containsExactlyInAnyOrderElementsOf(before);
                assertThat(table.passOn("done already")).isTrue();
                table.sit("eve");
                table.allLeave();
                table.awaitStatus("TERMINATED");

                second.stop();

                assertThat(site.games()).isEmpty();
            }
        }
    }

    private static void awaitHarmony(Site site, Books books) {
        await("books and processes to agree")
                .atMost(Site.PATIENCE)
                .ignoreExceptions()
                .until(() -> books.agreeWith(site.games(), PROCESSES));
    }
}
