package io.opengse.server.console.visit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** One-time links: whoever follows one first is signed in as the credential it was made for. In memory only. */
public final class Tickets {
    /** How long a link works. */
    public static final Duration LIFETIME = Duration.ofMinutes(15);

    private static final int MOST = 1000;

    private final Map<String, Ticket> tickets = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private final RandomGenerator random;

    private record Ticket(String secretId, Instant until) {}

    /** @param random must be cryptographically strong */
    public Tickets(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** A new one, kept nowhere else in the open; what is old goes, and with too many all of them. */
    public String issue(String secretId) {
        Instant now = clock.instant();
        tickets.values().removeIf(ticket -> !now.isBefore(ticket.until));
        if (tickets.size() >= MOST) {
            tickets.clear();
        }
        String text = SecretText.fresh(random);
        tickets.put(SecretText.digest(text), new Ticket(secretId, now.plus(LIFETIME)));
        return text;
    }

    /** Whose it is; the second time nobody's. */
    public Optional<String> redeem(String text) {
        return Optional.ofNullable(tickets.remove(SecretText.digest(text)))
                .filter(ticket -> clock.instant().isBefore(ticket.until))
                .map(Ticket::secretId);
    }
}
