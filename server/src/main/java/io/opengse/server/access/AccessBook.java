package io.opengse.server.access;

import io.opengse.engine.access.Credential;
import io.opengse.engine.access.Permissions;
import io.opengse.engine.access.Policies;
import io.opengse.engine.access.Policy;
import io.opengse.engine.access.PresetPolicy;
import io.opengse.engine.access.Statement;
import io.opengse.server.credential.Credentials;
import io.opengse.server.credential.SecretSeal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may sign and what they may do, in memory: asked on every call. What it knows is never older than a second: the
 * first call after half a second asks the store for the edition, which is one row, and reads all anew only when it has
 * changed. Without the store nobody but the root is let in.
 */
public final class AccessBook {
    private static final Logger LOG = LoggerFactory.getLogger(AccessBook.class);
    private static final Duration ASK_AGAIN = Duration.ofMillis(500);
    private static final Duration OLDEST = Duration.ofSeconds(1);
    private static final long NEVER_READ = -1;

    private final Policies policies;
    private final SecretSeal seal;
    private final Identity root;
    private final PolicyReader reader;
    private final InstantSource clock;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Pages pages = new Pages(NEVER_READ, Instant.MIN, Map.of(), Set.of());

    /**
     * What was read.
     *
     * @param askedAt when the store last said that it holds
     * @param all ids, of those that may not sign too
     */
    private record Pages(long edition, Instant askedAt, Map<String, Identity> identities, Set<String> all) {
        boolean youngerThan(Duration age, Instant now) {
            return !now.isBefore(askedAt) && now.isBefore(askedAt.plus(age));
        }

        Pages asked(Instant at) {
            return new Pages(edition, at, identities, all);
        }
    }

    public AccessBook(Policies policies, SecretSeal seal, Credentials root, Account account, InstantSource clock) {
        this.policies = policies;
        this.seal = seal;
        this.root = Identity.root(root.secretId(), root.secretKey());
        this.reader = new PolicyReader(account, List.of());
        this.clock = clock;
    }

    /** Who has this id and may sign now; neither the unknown nor the disabled. */
    public Optional<Identity> find(String secretId) {
        return secretId.equals(root.secretId())
                ? Optional.of(root)
                : Optional.ofNullable(fresh().identities.get(secretId));
    }

    /** The secret that {@link #find} gives, or, while it is still taken, the one before it. */
    public Optional<String> formerKey(String secretId) {
        return find(secretId).flatMap(identity -> identity.formerKey(clock.instant()));
    }

    /** Whether there was such a credential, disabled or not, when the store was last asked; does not ask it. */
    public boolean knows(String secretId) {
        return secretId.equals(root.secretId()) || pages.all.contains(secretId);
    }

    public Identity root() {
        return root;
    }

    /** To be called after a change made here, so that it holds from the next call on. */
    public void changed() {
        reading.lock();
        try {
            ask();
        } finally {
            reading.unlock();
        }
    }

    private Pages fresh() {
        Pages known = pages;
        if (known.youngerThan(ASK_AGAIN, clock.instant())) {
            return known;
        }
        if (!reading.tryLock()) {
            if (known.youngerThan(OLDEST, clock.instant())) {
                return known;
            }
            reading.lock();
        }
        try {
            return pages.youngerThan(ASK_AGAIN, clock.instant()) ? pages : ask();
        } finally {
            reading.unlock();
        }
    }

    /** The moment is taken before the question: a change that comes between is seen by the next. */
    private Pages ask() {
        Instant now = clock.instant();
        Pages next = pages.edition == policies.edition() ? pages.asked(now) : read(now);
        pages = next;
        return next;
    }

    private Pages read(Instant now) {
        Policies.Book book = policies.book();
        Map<String, List<Statement>> statements = new HashMap<>();
        for (PresetPolicy preset : PresetPolicy.values()) {
            put(statements, preset.policyName(), preset.document());
        }
        for (Policy policy : book.policies()) {
            put(statements, policy.name(), policy.document());
        }
        Map<String, Identity> identities = new HashMap<>();
        Set<String> all = new HashSet<>();
        for (Credential credential : book.credentials()) {
            all.add(credential.secretId());
            if (credential.enabled()) {
                identity(credential, statements).ifPresent(one -> identities.put(one.secretId(), one));
            }
        }
        return new Pages(book.edition(), now, identities, all);
    }

    private void put(Map<String, List<Statement>> statements, String name, String document) {
        try {
            statements.put(name, reader.read(name, document).statements());
        } catch (BadPolicy broken) {
            LOG.error("policy={} in the store cannot be read, who has it may do nothing: {}", name, broken.text());
        }
    }

    private Optional<Identity> identity(Credential credential, Map<String, List<Statement>> statements) {
        String id = credential.secretId();
        Credential.Secrets secrets = credential.secrets();
        Optional<String> current = seal.open(secrets.current(), id);
        if (current.isEmpty()) {
            LOG.warn(
                    "credential={} cannot be used: access.key is not the one its secret was sealed with; restore"
                            + " that file, or rotate the credential",
                    id);
            return Optional.empty();
        }
        String former = secrets.former() == null
                ? null
                : seal.open(secrets.former(), id).orElse(null);
        return Optional.of(new Identity(
                id,
                credential.name(),
                false,
                current.get(),
                former,
                secrets.formerUntil(),
                permissions(credential, statements)));
    }

    /** A policy that is not there might have denied something: then nothing is allowed. */
    private static Permissions permissions(Credential credential, Map<String, List<Statement>> statements) {
        List<Statement> together = new ArrayList<>();
        for (String policy : credential.policies()) {
            List<Statement> of = statements.get(policy);
            if (of == null) {
                return Permissions.NONE;
            }
            together.addAll(of);
        }
        return new Permissions(together);
    }
}
