package io.opengse.trials.ledger;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.client.ApiRefused;
import io.opengse.cli.console.Failure;
import io.opengse.trials.ledger.Ledger.Entry;
import io.opengse.trials.player.Player;
import io.opengse.trials.site.Books;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * A back end and its players, one of several at work at once: match after match, until told to stop. Writes down what
 * it is told and asks again where it must know; never looks whether it is true.
 */
final class Crowd implements Runnable {
    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final Set<String> SETTLED = Set.of("ACTIVE", "TERMINATING", "TERMINATED", "ERROR");
    private static final int SEATS = 4;
    /** A server may be paused for a minute, and its database be away after that. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final String fleet;
    private final Books books;
    private final Ledger ledger;
    private final RandomGenerator random;
    private final AtomicInteger numbers;
    private final AtomicInteger activations = new AtomicInteger();
    private volatile boolean stopped;
    private volatile boolean abandoned;

    /** @param numbers shared by all crowds of one trial */
    Crowd(String fleet, Books books, Ledger ledger, RandomGenerator random, AtomicInteger numbers) {
        this.fleet = fleet;
        this.books = books;
        this.ledger = ledger;
        this.random = random;
        this.numbers = numbers;
    }

    /** After the match that is being played. */
    void stop() {
        stopped = true;
    }

    /** How many sessions it has seen become ACTIVE. */
    int activations() {
        return activations.get();
    }

    /** At once, whatever it waits for. */
    void abandon() {
        stopped = true;
        abandoned = true;
    }

    @Override
    public void run() {
        while (!stopped) {
            match("match-" + numbers.incrementAndGet());
        }
    }

    private void match(String token) {
        Optional<JsonNode> created = created(token);
        if (created.isEmpty()) {
            await().pollDelay(GLANCE).until(() -> true);
            return;
        }
        String session = created.get().path("GameServerSessionId").asText();
        String status = answered(() -> awaitSettled(session));
        if (!status.equals("ACTIVE")) {
            return;
        }
        ledger.write(new Entry.SeenActive(session));
        activations.incrementAndGet();
        List<Player> inside = arrivals(token, session, created.get());
        if (inside.isEmpty() || random.nextInt(8) == 0) {
            end(session);
        }
        inside.forEach(Crowd::playAndLeave);
    }

    private Optional<JsonNode> created(String token) {
        try {
            JsonNode session = answered(() -> books.create(fleet, token, SEATS));
            ledger.write(
                    new Entry.Created(token, session.path("GameServerSessionId").asText()));
            return Optional.of(session);
        } catch (ApiRefused _) {
            ledger.write(new Entry.NotCreated(token));
            return Optional.empty();
        }
    }

    private String awaitSettled(String session) {
        return await("session " + session)
                .atMost(PATIENCE)
                .pollInterval(GLANCE)
                .until(
                        () -> books.statusIfAnswered(session).orElse(""),
                        status -> abandoned || SETTLED.contains(status));
    }

    private List<Player> arrivals(String token, String session, JsonNode created) {
        List<Player> inside = new ArrayList<>();
        for (int number = 1 + random.nextInt(SEATS - 1); number > 0; number--) {
            arrival(token + "-player-" + number, session, created).ifPresent(inside::add);
        }
        return inside;
    }

    private Optional<Player> arrival(String name, String session, JsonNode created) {
        try {
            String ticket = books.join(session, name);
            ledger.write(new Entry.Joined(session, name, ticket));
            Player player = new Player(Books.door(created), ticket);
            if (player.isIn()) {
                ledger.write(new Entry.Accepted(ticket));
                return Optional.of(player);
            }
            player.close();
        } catch (Failure _) {
            ledger.write(new Entry.PerhapsJoined(name));
        } catch (ApiRefused refused) {
            if (Books.isUncertain(refused)) {
                ledger.write(new Entry.PerhapsJoined(name));
            } // else the session has ended meanwhile: the ledger has what we were told
        } catch (IOException _) {
            return Optional.empty(); // its game is gone
        }
        return Optional.empty();
    }

    private static void playAndLeave(Player player) {
        try (player) {
            player.type("say hello");
            player.leave();
        } catch (IOException _) {
            Thread.yield(); // the game is gone, and so are we
        }
    }

    private void end(String session) {
        try {
            answered(() -> {
                books.end(session);
                return session;
            });
            ledger.write(new Entry.Ended(session));
        } catch (ApiRefused _) {
            Thread.yield(); // over already
        }
    }

    /** Asks until there is an answer; the answer may be a refusal. */
    private <T> T answered(Supplier<T> question) {
        return await("an answer")
                .atMost(PATIENCE)
                .pollInterval(GLANCE)
                .ignoreExceptionsMatching(problem -> problem instanceof Failure || Books.isUncertain(problem))
                .until(
                        () -> {
                            if (abandoned) {
                                throw new IllegalStateException("the trial is over");
                            }
                            return question.get();
                        },
                        _ -> true);
    }
}
