package io.opengse.engine.access;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.Event.Subjects;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.event.Surroundings;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.store.Store;
import io.opengse.engine.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Credentials and what is attached to them, as operators ask for it. Every change raises the edition, so that every
 * server stops trusting what it remembers. Never sees an open secret.
 */
public final class Access {
    public static final int MOST_CREDENTIALS = 1000;
    public static final int MOST_POLICIES = 200;
    public static final int MOST_ATTACHED = 30;

    private final Surroundings surroundings;
    private final Store store;

    public Access(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.store = surroundings.store();
    }

    /**
     * Records a credential.
     *
     * @throws Refused Invalid when the name is taken; NotFound for a policy; LimitReached
     */
    public Credential create(NewCredential fresh, String actor) {
        Cause cause = surroundings.cause(actor);
        List<String> policies = fresh.policies().stream().distinct().toList();
        return store.write(transaction -> {
            CredentialTable credentials = CredentialTable.in(transaction);
            List<Credential> all = credentials.list();
            if (all.stream().anyMatch(other -> other.name().equals(fresh.name()))) {
                throw Refused.invalid("a credential is called \"" + fresh.name() + "\" already: choose another name");
            }
            if (all.size() >= MOST_CREDENTIALS) {
                throw Refused.limitReached(
                        "there are " + all.size() + " credentials, no more are kept: delete those nobody uses");
            }
            policies.forEach(policy -> requirePolicy(transaction, policy));
            requireFew(fresh.secretId(), policies);
            Credential.Secrets secrets = Credential.Secrets.only(fresh.sealed());
            credentials.insert(
                    new Credential(fresh.secretId(), fresh.name(), true, secrets, policies, cause.at(), cause.at(), 1));
            return changed(transaction, fresh.secretId(), "was created with " + words(policies), cause);
        });
    }

    /**
     * Gives it another secret. The one it has now is taken for a while longer; one from an earlier rotation ends at once.
     *
     * @param keep how long the secret it has now is still taken; zero = not at all
     * @throws Refused NotFound
     */
    public Credential rotate(String secretId, String sealed, Duration keep, String actor) {
        String what = "has another secret" + (keep.isZero() ? "" : "; the former holds for " + keep.toSeconds() + " s");
        return change(secretId, actor, what, (credential, at) -> {
            Credential.Secrets next = keep.isZero()
                    ? Credential.Secrets.only(sealed)
                    : new Credential.Secrets(sealed, credential.secrets().current(), at.plus(keep));
            return credential.holding(next, at);
        });
    }

    /** @throws Refused NotFound */
    public Credential enable(String secretId, boolean on, String actor) {
        return change(
                secretId, actor, on ? "was enabled" : "was disabled", (credential, at) -> credential.switched(on, at));
    }

    /** @throws Refused NotFound */
    public void delete(String secretId, String actor) {
        Cause cause = surroundings.cause(actor);
        store.write(transaction -> {
            changed(transaction, secretId, "was deleted", cause);
            return CredentialTable.in(transaction).remove(secretId);
        });
    }

    /**
     * Lets a policy hold for a credential; again changes nothing.
     *
     * @throws Refused NotFound for either; LimitReached
     */
    public Credential attach(String secretId, String policy, String actor) {
        Cause cause = surroundings.cause(actor);
        return store.write(transaction -> {
            Credential credential = require(transaction, secretId);
            requirePolicy(transaction, policy);
            if (credential.policies().contains(policy)) {
                return credential;
            }
            List<String> more = new ArrayList<>(credential.policies());
            more.add(policy);
            requireFew(secretId, more);
            CredentialTable.in(transaction).update(credential.with(more, cause.at()));
            return changed(transaction, secretId, "has policy " + policy + " now", cause);
        });
    }

    /** @throws Refused NotFound, also when it has no such policy */
    public Credential detach(String secretId, String policy, String actor) {
        return change(secretId, actor, "has policy " + policy + " no more", (credential, at) -> {
            List<String> fewer = new ArrayList<>(credential.policies());
            if (!fewer.remove(policy)) {
                throw Refused.notFound("credential " + secretId + " has no policy " + policy + "; it has "
                        + (fewer.isEmpty() ? "none" : String.join(", ", fewer)));
            }
            return credential.with(fewer, at);
        });
    }

    /** @throws Refused NotFound */
    public Credential require(String secretId) {
        return store.read(transaction -> require(transaction, secretId));
    }

    /** All, in order of creation. */
    public List<Credential> credentials() {
        return store.read(transaction -> CredentialTable.in(transaction).list());
    }

    private Credential change(
            String secretId, String actor, String what, BiFunction<Credential, Instant, Credential> step) {
        Cause cause = surroundings.cause(actor);
        return store.write(transaction -> {
            Credential next = step.apply(require(transaction, secretId), cause.at());
            CredentialTable.in(transaction).update(next);
            return changed(transaction, secretId, what, cause);
        });
    }

    private static Credential changed(Transaction transaction, String secretId, String what, Cause cause) {
        Credential credential = require(transaction, secretId);
        EditionTable.in(transaction).advance();
        String message = "Credential " + secretId + " \"" + credential.name() + "\" " + what + ".";
        cause.note(transaction, EventCode.ACCESS_CHANGED, message, new Subjects(null, null, null, null, null));
        return credential;
    }

    private static String words(List<String> policies) {
        return policies.isEmpty() ? "no policy" : "policy " + String.join(", ", policies);
    }

    private static void requireFew(String secretId, List<String> policies) {
        if (policies.size() > MOST_ATTACHED) {
            throw Refused.limitReached("credential " + secretId + " can have " + MOST_ATTACHED + " policies, not "
                    + policies.size() + ": put what belongs together into one");
        }
    }

    private static void requirePolicy(Transaction transaction, String name) {
        if (PresetPolicy.named(name).isEmpty()) {
            Policies.require(transaction, name);
        }
    }

    private static Credential require(Transaction transaction, String secretId) {
        return CredentialTable.in(transaction)
                .find(secretId)
                .orElseThrow(() -> Refused.notFound(
                        "credential " + secretId + " does not exist; OpengseListCredentials names those that do"));
    }
}
