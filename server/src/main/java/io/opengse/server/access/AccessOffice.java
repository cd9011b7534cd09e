package io.opengse.server.access;

import io.opengse.engine.access.Access;
import io.opengse.engine.access.Credential;
import io.opengse.engine.access.NewCredential;
import io.opengse.engine.access.Policies;
import io.opengse.engine.access.Policy;
import io.opengse.engine.problem.Refused;
import io.opengse.server.credential.Credentials;
import io.opengse.server.credential.SecretSeal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Where operators have credentials and policies made and changed. Secrets are made and sealed here and handed out once;
 * every change holds from the next call on, on other servers within a second. The root is changed by no call.
 */
public final class AccessOffice {
    private final Access access;
    private final Policies policies;
    private final AccessBook book;
    private final Secrets secrets;
    private final Account account;

    /** How secrets are made; the generator must be cryptographically strong. */
    public record Secrets(SecretSeal seal, RandomGenerator random) {}

    public AccessOffice(Access access, Policies policies, AccessBook book, Secrets secrets, Account account) {
        this.access = access;
        this.policies = policies;
        this.book = book;
        this.secrets = secrets;
        this.account = account;
    }

    /** The key pair; its secret is nowhere else in the open. */
    public Credentials create(String name, List<String> policyNames, String actor) {
        Credentials pair = Credentials.made(secrets.random);
        access.create(new NewCredential(pair.secretId(), name, sealed(pair), policyNames), actor);
        book.changed();
        return pair;
    }

    /** The key pair with its new secret. */
    public Credentials rotate(String secretId, Duration keep, String actor) {
        requireNotRoot(secretId, "delete credentials.json in the data directory and start the server again");
        Credentials pair =
                new Credentials(secretId, Credentials.made(secrets.random).secretKey());
        access.rotate(secretId, sealed(pair), keep, actor);
        book.changed();
        return pair;
    }

    public Credential enable(String secretId, boolean on, String actor) {
        requireNotRoot(secretId, "it always may sign");
        return held(access.enable(secretId, on, actor));
    }

    public void delete(String secretId, String actor) {
        requireNotRoot(secretId, "it always may sign");
        access.delete(secretId, actor);
        book.changed();
    }

    public Credential attach(String secretId, String policy, String actor) {
        requireNotRoot(secretId, "it may do everything without a policy");
        return held(access.attach(secretId, policy, actor));
    }

    public Credential detach(String secretId, String policy, String actor) {
        requireNotRoot(secretId, "it may do everything without a policy");
        return held(access.detach(secretId, policy, actor));
    }

    /** @throws BadPolicy when the document cannot be used */
    public Policy put(NewPolicy fresh, Collection<String> knownActions, String actor) {
        read(fresh.name(), fresh.document(), knownActions);
        Policy kept = policies.put(fresh.name(), fresh.description(), fresh.document(), fresh.replace(), actor);
        book.changed();
        return kept;
    }

    /**
     * A policy to be kept.
     *
     * @param replace whether one of that name may be there already
     */
    public record NewPolicy(String name, String description, String document, boolean replace) {}

    public void deletePolicy(String name, String actor) {
        policies.delete(name, actor);
        book.changed();
    }

    /** @throws BadPolicy when the document cannot be used */
    public PolicyDocument read(String name, String document, Collection<String> knownActions) {
        return new PolicyReader(account, knownActions).read(name, document);
    }

    public List<Credential> credentials() {
        return access.credentials();
    }

    public Credential require(String secretId) {
        return access.require(secretId);
    }

    public List<Policy> policies() {
        return policies.list();
    }

    public Policy requirePolicy(String name) {
        return policies.require(name);
    }

    public AccessBook book() {
        return book;
    }

    public Account account() {
        return account;
    }

    public boolean isRoot(String secretId) {
        return book.root().secretId().equals(secretId);
    }

    private Credential held(Credential credential) {
        book.changed();
        return credential;
    }

    private String sealed(Credentials pair) {
        return secrets.seal.seal(pair.secretKey(), pair.secretId());
    }

    private void requireNotRoot(String secretId, String instead) {
        if (isRoot(secretId)) {
            throw Refused.denied("credential " + secretId + " is the root, that of credentials.json: " + instead);
        }
    }
}
