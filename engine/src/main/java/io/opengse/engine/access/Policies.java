package io.opengse.engine.access;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.Event.Subjects;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.event.Surroundings;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.store.Store;
import io.opengse.engine.store.Transaction;
import java.util.List;
import java.util.Optional;

/** The policies operators write. Their documents are read before they come here; presets are code and never change. */
public final class Policies {
    private final Surroundings surroundings;
    private final Store store;

    public Policies(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.store = surroundings.store();
    }

    /** Everything the answer to "who may do what" is made of, of one moment. */
    public record Book(long edition, List<Credential> credentials, List<Policy> policies) {}

    /**
     * Records a policy, or changes the one of that name: then it holds at once for all that have it.
     *
     * @param replace whether one of that name may be there already
     * @throws Refused Invalid when the name is a preset's, or taken; LimitReached
     */
    public Policy put(String name, String description, String document, boolean replace, String actor) {
        if (PresetPolicy.named(name).isPresent()) {
            throw Refused.invalid("policy " + name + " is preset and cannot be changed: choose another name");
        }
        Cause cause = surroundings.cause(actor);
        return store.write(transaction -> {
            PolicyTable policies = PolicyTable.in(transaction);
            Optional<Policy> before = policies.find(name);
            if (before.isPresent() && !replace) {
                throw Refused.invalid("there is a policy " + name + " already: choose another name, or say Replace");
            }
            if (before.isEmpty() && policies.list().size() >= Access.MOST_POLICIES) {
                throw Refused.limitReached(
                        "there are " + Access.MOST_POLICIES + " policies, no more are kept: delete those nobody has");
            }
            if (before.isPresent()) {
                Policy old = before.get();
                policies.update(new Policy(name, description, document, old.createdAt(), cause.at(), old.version()));
            } else {
                policies.insert(new Policy(name, description, document, cause.at(), cause.at(), 1));
            }
            changed(transaction, name, before.isPresent() ? "was changed" : "was created", cause);
            return require(transaction, name);
        });
    }

    /** @throws Refused NotFound; InUse while a credential has it; Invalid for a preset */
    public void delete(String name, String actor) {
        if (PresetPolicy.named(name).isPresent()) {
            throw Refused.invalid("policy " + name + " is preset and cannot be deleted");
        }
        Cause cause = surroundings.cause(actor);
        store.write(transaction -> {
            require(transaction, name);
            List<String> holders = CredentialTable.in(transaction).list().stream()
                    .filter(credential -> credential.policies().contains(name))
                    .map(credential -> credential.secretId() + " \"" + credential.name() + "\"")
                    .toList();
            if (!holders.isEmpty()) {
                throw Refused.inUse(
                        "policy " + name + " is attached to " + String.join(", ", holders) + ": detach it there first");
            }
            changed(transaction, name, "was deleted", cause);
            return PolicyTable.in(transaction).remove(name);
        });
    }

    /** Those operators wrote, by name. */
    public List<Policy> list() {
        return store.read(transaction -> PolicyTable.in(transaction).list());
    }

    /** @throws Refused NotFound; presets are not found here */
    public Policy require(String name) {
        return store.read(transaction -> require(transaction, name));
    }

    /** What changes with every change of a credential or policy. */
    public long edition() {
        return store.read(transaction -> EditionTable.in(transaction).current());
    }

    public Book book() {
        return store.read(transaction -> new Book(
                EditionTable.in(transaction).current(),
                CredentialTable.in(transaction).list(),
                PolicyTable.in(transaction).list()));
    }

    static Policy require(Transaction transaction, String name) {
        return PolicyTable.in(transaction)
                .find(name)
                .orElseThrow(() -> Refused.notFound(
                        "policy " + name + " does not exist; OpengseListPolicies names those that do"));
    }

    private static void changed(Transaction transaction, String name, String what, Cause cause) {
        EditionTable.in(transaction).advance();
        String message = "Policy " + name + " " + what + ".";
        cause.note(transaction, EventCode.ACCESS_CHANGED, message, new Subjects(null, null, null, null, null));
    }
}
