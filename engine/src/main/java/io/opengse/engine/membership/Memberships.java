package io.opengse.engine.membership;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.Event.Subjects;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.event.Surroundings;
import io.opengse.engine.id.HostId;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.store.Store;
import io.opengse.engine.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which machines joined as hosts, and the tokens they join with. Called by the server's door for hosts and by operators.
 * Never sees an open secret or a private key.
 */
public final class Memberships {
    public static final int MOST_TOKENS = 1000;

    /** How long a token is still shown after its end. */
    private static final Duration SHOWN = Duration.ofDays(7);

    private static final String HOW = "; make one with gse host token";

    private final Surroundings surroundings;
    private final Store store;

    public Memberships(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.store = surroundings.store();
    }

    /** @throws Refused LimitReached */
    public JoinToken issue(NewJoinToken fresh, String actor) {
        Cause cause = surroundings.cause(actor);
        return store.write(transaction -> {
            JoinTokenTable tokens = JoinTokenTable.in(transaction);
            tokens.removeExpired(cause.at().minus(SHOWN));
            if (tokens.list().size() >= MOST_TOKENS) {
                throw Refused.limitReached("there are " + MOST_TOKENS + " join tokens, no more are kept; they are"
                        + " forgotten " + SHOWN.toDays() + " days after their end: let one serve several hosts (Uses)");
            }
            Instant end = cause.at().plus(fresh.lifetime());
            JoinToken token = new JoinToken(
                    fresh.id(), fresh.secretHash(), fresh.traits(), fresh.uses(), 0, false, actor, cause.at(), end, 1);
            tokens.insert(token);
            note(
                    transaction,
                    "Join token " + token.id() + " was made: for " + token.uses() + " hosts, until " + end + ".",
                    cause);
            return token;
        });
    }

    /** All, in order of creation. */
    public List<JoinToken> tokens() {
        return store.read(transaction -> JoinTokenTable.in(transaction).list());
    }

    /**
     * Nobody joins with it any more; who did stays.
     *
     * @throws Refused NotFound
     */
    public JoinToken takeBack(String token, String actor) {
        Cause cause = surroundings.cause(actor);
        return store.write(transaction -> {
            JoinTokenTable tokens = JoinTokenTable.in(transaction);
            JoinToken found = tokens.find(token)
                    .orElseThrow(() -> Refused.notFound(
                            "join token " + token + " does not exist; OpengseListJoinTokens names those that do"));
            if (found.revoked()) {
                return found;
            }
            tokens.update(found.takenBack());
            note(transaction, "Join token " + token + " was revoked.", cause);
            return found.takenBack();
        });
    }

    /** A token that has done its work is forgotten, without a word; nothing happens when it is not there. */
    public void discard(String token) {
        store.write(transaction -> {
            JoinTokenTable.in(transaction).remove(token);
            return true;
        });
    }

    /**
     * A machine becomes a host. The same application once more changes nothing: its answer may have been lost.
     *
     * @throws Refused Denied with what to do: the token is not good, or the host's name is taken
     */
    public Membership admit(Application application, Instant certifiedUntil) {
        Cause cause = surroundings.cause("host " + application.host());
        return store.write(transaction -> {
            MembershipTable members = MembershipTable.in(transaction);
            Optional<Membership> known = members.find(application.host());
            JoinToken token = AdmissionRules.require(
                    JoinTokenTable.in(transaction).find(application.token()), application, known, cause.at());
            if (AdmissionRules.isRepeated(application, known)) {
                return known.orElseThrow();
            }
            AdmissionRules.requireFree(transaction, application.host(), known);
            JoinTokenTable.in(transaction).update(token.usedOnceMore());
            Membership fresh = new Membership(
                    application.host(),
                    application.membership(),
                    token.id(),
                    token.traits(),
                    application.keyHash(),
                    cause.at(),
                    certifiedUntil,
                    false,
                    known.map(Membership::version).orElse(1L));
            known.ifPresentOrElse(_ -> members.update(fresh), () -> members.insert(fresh));
            cause.note(
                    transaction,
                    EventCode.HOST_JOINED,
                    "joined with token " + token.id() + ", made by " + token.madeBy(),
                    Subjects.of(fresh.host()));
            return fresh;
        });
    }

    /**
     * A host got another certificate.
     *
     * @throws Refused Denied when it was shut out
     */
    public Membership certified(HostId host, String membership, String keyHash, Instant until) {
        return store.write(transaction -> {
            MembershipTable members = MembershipTable.in(transaction);
            Membership found = members.find(host)
                    .filter(known -> known.id().equals(membership) && !known.revoked())
                    .orElseThrow(() -> shutOut(host));
            members.update(found.certified(keyHash, until));
            return found.certified(keyHash, until);
        });
    }

    /** What a host is told whose certificate is good for nothing any more. */
    public static Refused shutOut(HostId host) {
        return Refused.denied("host " + host + " was shut out, or has joined anew from elsewhere: its certificate is"
                + " good for nothing any more. If it shall be a host, join it again" + HOW);
    }

    /**
     * The host's certificates are good for nothing from now on.
     *
     * @throws Refused NotFound when it did not join
     */
    public Membership revoke(HostId host, String actor) {
        Cause cause = surroundings.cause(actor);
        return store.write(transaction -> {
            MembershipTable members = MembershipTable.in(transaction);
            Membership found = members.find(host)
                    .orElseThrow(() -> Refused.notFound("host " + host + " did not join with a token: it comes with the"
                            + " link token or not at all. Give link.token a new content and start the server again"));
            if (found.revoked()) {
                return found;
            }
            members.update(found.shutOut());
            cause.note(transaction, EventCode.HOST_REVOKED, "its certificate was revoked", Subjects.of(host));
            return found.shutOut();
        });
    }

    /** Nobody is this host any more, and its name is free; nothing happens when nobody was. */
    public void forget(HostId host) {
        store.write(transaction -> {
            MembershipTable.in(transaction).remove(host);
            return true;
        });
    }

    public Optional<Membership> find(HostId host) {
        return store.read(transaction -> MembershipTable.in(transaction).find(host));
    }

    /** All, by host. */
    public List<Membership> list() {
        return store.read(transaction -> MembershipTable.in(transaction).list());
    }

    public Optional<Authority> authority() {
        return store.read(transaction -> AuthorityTable.in(transaction).find());
    }

    /** Keeps it unless there is one already; says which there is now. */
    public Authority keep(Authority fresh) {
        return store.write(transaction -> {
            AuthorityTable.in(transaction).insertFirst(fresh);
            return AuthorityTable.in(transaction).find().orElseThrow();
        });
    }

    private static void note(Transaction transaction, String message, Cause cause) {
        cause.note(transaction, EventCode.ACCESS_CHANGED, message, new Subjects(null, null, null, null, null));
    }
}
