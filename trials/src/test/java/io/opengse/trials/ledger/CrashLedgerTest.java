package io.opengse.trials.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opengse.trials.site.Books;
import io.opengse.trials.site.Program;
import io.opengse.trials.site.Site;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
    private final Ledger ledger = new Ledger();

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
        try (Books books = new Books(site);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            String fleet = books.fleet("ledger");
            awaitHarmony(site, books);
            List<Crowd> crowds = crowds(fleet, books);
            List<Future<?>> work = new ArrayList<>();
            crowds.forEach(crowd -> work.add(threads.submit(crowd)));
            for (int round = 0; round < ROUNDS; round++) {
                awaitNews(work);
                chaos.round();
            }
            awaitNews(work);
            crowds.forEach(Crowd::stop);
            for (Future<?> one : work) {
                one.get();
            }
            awaitQuiet(site, books, fleet);
            ledger.readFrom(site.gamesPrinted());
            System.out.println("seed " + SEED + ", " + ROUNDS + " rounds: " + ledger);
            new Audit(ledger, books, fleet).pass();
        }
    }

    private List<Crowd> crowds(String fleet, Books books) {
        AtomicInteger numbers = new AtomicInteger();
        return Stream.generate(() -> new Crowd(fleet, books, ledger, new Random(random.nextLong()), numbers))
                .limit(CROWDS)
                .toList();
    }

    /** Progress, not time: on a slow machine the blow must fall into work as well. */
    private void awaitNews(List<Future<?>> work) throws ExecutionException, InterruptedException {
        int enough = ledger.progress() + 1 + random.nextInt(MOST_NEWS);
        await("progress: " + ledger)
                .atMost(Site.PATIENCE)
                .until(() -> ledger.progress() >= enough || work.stream().anyMatch(Future::isDone));
        for (Future<?> one : work) {
            if (one.isDone()) {
                one.get();
            }
        }
    }

    private static void awaitHarmony(Site site, Books books) {
        await("books and processes to agree")
                .atMost(Site.PATIENCE)
                .untilAsserted(() -> assertThat(books.agreeWith(site.games(), PROCESSES))
                        .as(site.games() + " but " + books.processes())
                        .isTrue());
    }

    /** No seat waits any more, nothing is being started or ended. */
    private static void awaitQuiet(Site site, Books books, String fleet) {
        await("all that was under way to settle")
                .atMost(Site.PATIENCE)
                .untilAsserted(() -> assertThat(books.sessions(fleet))
                        .extracting(session -> session.path("Status").asText())
                        .doesNotContain("ACTIVATING", "TERMINATING"));
        awaitHarmony(site, books);
    }
}
