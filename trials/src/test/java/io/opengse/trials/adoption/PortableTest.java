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

/** An agent that uses nothing of Linux, as on macOS: its games, too, outlive it, and the next one takes them over. */
class PortableTest {
    private static final int PROCESSES = 2;

    @Test
    void aLiveMatchGoesOnUnderTheNextAgentAlsoWithoutLinux(@TempDir Path folder) throws Exception {
        Site site = new Site(folder, "process-control=portable", "kill-grace=2s", "health-check-interval=1s")
                .fleet("arena", PROCESSES, "--idle-match");
        try (site) {
            site.server();
            Program agent = site.agent();
            try (Books books = new Books(site)) {
                String arena = books.fleet("arena");
                awaitHarmony(books, site);
                try (Table table = Table.laid(books, arena, "goes-on", "ada", "bob")) {
                    Set<LivingGame> before = Set.copyOf(site.games());
                    agent.kill();
                    assertThat(table.passOn("nobody watches us")).isTrue();

                    site.agent();
                    awaitHarmony(books, site);

                    assertThat(site.games())
                            .as("the same, and no second one in a slot")
                            .containsExactlyInAnyOrderElementsOf(before);
                    assertThat(table.passOn("somebody does again")).isTrue();
                    table.allLeave();
                    table.awaitStatus("TERMINATED");
                    awaitHarmony(books, site);
                }
            }
        }
    }

    private static void awaitHarmony(Books books, Site site) {
        await("books and processes to agree")
                .atMost(Site.PATIENCE)
                .until(() -> books.agreeWith(site.games(), PROCESSES));
    }
}
