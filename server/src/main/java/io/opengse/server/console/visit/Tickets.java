package io.opengse.server.console.visit;

import io.opengse.engine.visit.SignIns;
import io.opengse.engine.visit.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** One-time links: whoever follows one first, at any server, is signed in as the credential it was made for. */
public final class Tickets {
    /** How long a link works. */
    public static final Duration LIFETIME = Duration.ofMinutes(15);

    private final SignIns signIns;
    private final InstantSource clock;
    private final RandomGenerator random;

    /** @param random must be cryptographically strong */
    public Tickets(SignIns signIns, InstantSource clock, RandomGenerator random) {
        this.signIns = signIns;
        this.clock = clock;
        this.random = random;
    }

    /** A new one, kept nowhere in the open. */
    public String issue(String secretId) {
        Instant now = clock.instant();
        String text = SecretText.fresh(random);
        signIns.issue(new Ticket(SecretText.digest(text), secretId, now.plus(LIFETIME)), now);
        return text;
    }

    /** Whose it is; the second time nobody's. */
    public Optional<String> redeem(String text) {
        return signIns.redeem(SecretText.digest(text))
                .filter(ticket -> clock.instant().isBefore(ticket.until()))
                .map(Ticket::secretId);
    }
}
