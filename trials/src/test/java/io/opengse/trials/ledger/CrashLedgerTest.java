package io.opengse.trials.ledger;

import io.opengse.trials.site.Books;
import io.opengse.trials.site.Program;
import io.opengse.trials.site.Site;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing acknowledged is lost: kill -9 at moments a seed decides, while matches are created, joined, left and ended.
 * More of it: -Drounds=20 -Dseed=7.
 */
class CrashLedgerTest {
    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final long SEED = Long.getLong("seed", 1);
    private static final int PROCESSES = 4;
    private static final int CROWDS = 3;
    private static final int MOST_NEWS = 40;

    private final RandomGenerator random = new Random(SEED);

    private interface Chaos {
        void round();
    }

    @Test
    void everythingInOneProgramMayDie(@TempDir Path folder) throws Exception {
        try (Site site = site(folder)) {
            List<Program> up = new ArrayList<>(List.of(site.up()));

            trial(site, () -> {
                up.removeLast().kill();
                up.add(site.up());
            });
        }
    }

    @Test
    void serverAndAgentMayDieEachOrBoth(@TempDir Path folder) throws Exception {
        try (Site site = site(folder)) {
            Program[] running = {site.server(), site.agent()};
            int first = random.nextInt(3);
            AtomicInteger round = new AtomicInteger(first);

            trial(site, () -> {
                int victims = round.getAndIncrement() % 3;
                boolean server = victims != 1;
                boolean agent = victims != 0;
                Stream.of(running)
                        .skip(server ? 0 : 1)
                        .limit(server && agent ? 2 : 1)
                        .forEach(Program::kill);
                running[1] = agent ? site.agent() : running[1];
                running[0] = server ? site.server() : running[0];
            });
        }
    }

    private static Site site(Path folder) {
        return new Site(folder, "kill-grace=2s", "player-reservation-timeout=5s", "no-protection-deadline=5s")
                .fleet("ledger", PROCESSES, "--idle-match");
    }

    private void trial(Site site, Chaos chaos) throws Exception {
        try (Books books = new Books(site)) {
            String fleet = books.fleet("ledger");
            books.awaitHarmony(site::games, PROCESSES);
            try (Load load = new Load(fleet, random.nextLong())) {
                for (int crowd = 0; crowd < CROWDS; crowd++) {
                    load.begin(books);
                }
                for (int round = 0; round < ROUNDS; round++) {
                    load.awaitNews(1 + random.nextInt(MOST_NEWS));
                    chaos.round();
                }
                load.awaitNews(1 + random.nextInt(MOST_NEWS));
                load.end(books, site::games, PROCESSES);
                load.audit(books, site.gamesPrinted());
                System.out.println("seed " + SEED + ", " + ROUNDS + " rounds: " + load);
            }
        }
    }
}
