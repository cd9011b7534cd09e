package io.opengse.trials.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opengse.trials.site.Books;
import io.opengse.trials.site.LivingGame;
import io.opengse.trials.site.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Crowds at work, and the ledger of what they were told. Closing it abandons them; {@link #end} lets them finish. */
public final class Load implements AutoCloseable {
    private final Ledger ledger = new Ledger();
    private final AtomicInteger numbers = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final RandomGenerator random;
    private final String fleet;
    private final List<Crowd> crowds = new ArrayList<>();
    private final List<Future<?>> work = new ArrayList<>();

    public Load(String fleet, long seed) {
        this.fleet = fleet;
        this.random = new Random(seed);
    }

    /** Another crowd, which asks these books. */
    public void begin(Books books) {
        Crowd crowd = new Crowd(fleet, books, ledger, new Random(random.nextLong()), numbers);
        crowds.add(crowd);
        work.add(threads.submit(crowd));
    }

    /** Progress, not time: on a slow machine the blow must fall into work as well. */
    public void awaitNews(int news) throws ExecutionException, InterruptedException {
        int enough = ledger.progress() + news;
        await("progress: " + ledger)
                .atMost(Site.PATIENCE)
                .until(() -> ledger.progress() >= enough || work.stream().anyMatch(Future::isDone));
        requireWork();
    }

    /** How many sessions each crowd has seen become ACTIVE. */
    public List<Integer> activations() {
        return crowds.stream().map(Crowd::activations).toList();
    }

    /** Throws what a crowd has failed with, if one has. */
    public void requireWork() throws ExecutionException, InterruptedException {
        for (Future<?> one : work) {
            if (one.isDone()) {
                one.get();
            }
        }
    }

    /** Lets all finish their matches, and waits until all that was under way has settled. */
    public void end(Books books, Supplier<List<LivingGame>> games, int processes)
            throws ExecutionException, InterruptedException {
        crowds.forEach(Crowd::stop);
        for (Future<?> one : work) {
            one.get();
        }
        crowds.clear();
        work.clear();
        await("all that was under way to settle")
                .atMost(Site.PATIENCE)
                .untilAsserted(() -> assertThat(books.sessions(fleet))
                        .extracting(session -> session.path("Status").asText())
                        .doesNotContain("ACTIVATING", "TERMINATING"));
        books.awaitHarmony(games, processes);
    }

    /** Somebody else's creation and joins, which the books have as well. */
    public void knows(String token, String session, Map<String, String> ticketsByPlayer) {
        ledger.write(new Ledger.Entry.Created(token, session));
        ticketsByPlayer.forEach((player, ticket) -> ledger.write(new Ledger.Entry.Joined(session, player, ticket)));
    }

    /**
     * Compares what everybody was told with the books, when all is quiet.
     *
     * @param printed by all games, ever
     */
    public void audit(Books books, List<String> printed) {
        ledger.readFrom(printed);
        new Audit(ledger, books, fleet).pass();
    }

    @Override
    public void close() {
        crowds.forEach(Crowd::abandon);
        threads.shutdown();
    }

    @Override
    public String toString() {
        return ledger.toString();
    }
}
