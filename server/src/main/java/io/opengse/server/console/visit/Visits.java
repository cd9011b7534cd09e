package io.opengse.server.console.visit;

import io.opengse.engine.store.StoreFailed;
import io.opengse.engine.visit.SignIn;
import io.opengse.engine.visit.SignIns;
import io.opengse.server.credential.SecretSeal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is signed in: by the secret text of their cookie, until they were idle for too long, or here for too long. It is
 * looked up in the store each time, so that a sign-in and its end hold at every server of the database. Reading a page
 * must never cost a write but now and then.
 */
public final class Visits {
    private static final Logger LOG = LoggerFactory.getLogger(Visits.class);
    /** That somebody was seen is written down after this part of the time they may be idle, but not too seldom. */
    private static final int STEPS = 20;

    private static final Duration LONGEST_STEP = Duration.ofMinutes(1);

    private final SignIns signIns;
    private final SecretSeal seal;
    private final Limits limits;
    private final InstantSource clock;
    private final RandomGenerator random;

    /** How long a visit lasts without a request, and in all. */
    public record Limits(Duration idle, Duration whole) {
        public static final Limits STANDARD = new Limits(Duration.ofHours(1), Duration.ofHours(12));

        Duration step() {
            Duration part = idle.dividedBy(STEPS);
            return part.compareTo(LONGEST_STEP) < 0 ? part : LONGEST_STEP;
        }
    }

    /**
     * @param seal of sentences that wait for a page: they may hold a secret that is shown once
     * @param random must be cryptographically strong
     */
    public Visits(SignIns signIns, SecretSeal seal, Limits limits, InstantSource clock, RandomGenerator random) {
        this.signIns = signIns;
        this.seal = seal;
        this.limits = limits;
        this.clock = clock;
        this.random = random;
    }

    /** Begins a visit and says the text of its cookie, which is kept nowhere in the open. */
    public String begin(String secretId) {
        Instant now = clock.instant();
        String cookie = SecretText.fresh(random);
        signIns.begin(
                new SignIn(SecretText.digest(cookie), secretId, now, now, ""),
                now.minus(limits.whole),
                now.minus(limits.idle));
        return cookie;
    }

    /** The visit of a cookie; a request is a sign of life. */
    public Optional<Visit> enter(String cookie) {
        return find(cookie).map(found -> {
            sign(found);
            return visit(found, cookie);
        });
    }

    /** The same for a stream that only stays open: nobody may be sitting there any more. */
    public Optional<Visit> look(String cookie) {
        return find(cookie).map(found -> visit(found, cookie));
    }

    /** Ends it, at every server. */
    public void end(String cookie) {
        if (!cookie.isEmpty()) {
            signIns.end(SecretText.digest(cookie));
        }
    }

    /** A sentence for the top of the next page, whichever server makes it. */
    public void leave(Visit visit, String sentence) {
        signIns.leave(visit.id(), seal.seal(sentence, owner(visit)));
    }

    /** That sentence, once; empty when there is none. */
    public String takeNotice(Visit visit) {
        return visit.notice().isEmpty() || !signIns.takeNotice(visit.id(), visit.notice())
                ? ""
                : seal.open(visit.notice(), owner(visit)).orElse("");
    }

    private Optional<SignIn> find(String cookie) {
        return cookie.isEmpty()
                ? Optional.empty()
                : signIns.find(SecretText.digest(cookie)).filter(this::goesOn);
    }

    private boolean goesOn(SignIn signIn) {
        Instant now = clock.instant();
        return now.isBefore(signIn.seen().plus(limits.idle))
                && now.isBefore(signIn.begun().plus(limits.whole));
    }

    /** A store that takes nothing at the moment must not keep anybody from reading. */
    private void sign(SignIn signIn) {
        Instant now = clock.instant();
        if (now.isBefore(signIn.seen().plus(limits.step()))) {
            return;
        }
        try {
            signIns.seen(signIn.id(), now);
        } catch (StoreFailed failed) {
            LOG.warn("that credential={} was seen in the console could not be kept", signIn.secretId(), failed);
        }
    }

    private static Visit visit(SignIn found, String cookie) {
        return new Visit(found.id(), found.secretId(), SecretText.derived(cookie, "token of forms"), found.notice());
    }

    private static String owner(Visit visit) {
        return "notice " + visit.id();
    }
}
