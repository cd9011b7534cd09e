package io.opengse.server.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.engine.access.Circumstances;
import io.opengse.engine.access.Decision;
import io.opengse.engine.access.Permissions;
import io.opengse.engine.access.Resource;
import io.opengse.engine.audit.AuditEntry;
import io.opengse.server.access.AccessBook;
import io.opengse.server.access.Account;
import io.opengse.server.access.AuditTrail;
import io.opengse.server.access.Identity;
import io.opengse.server.access.RateLimits;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.problem.ApiProblem;
import io.opengse.server.api.problem.ErrorCode;
import io.opengse.server.api.signature.Credentials;
import io.opengse.server.api.signature.Signer;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a proven signature and the action: limits how often, asks the policies, and takes the call down
 * afterwards. The root passes without limits. It must never let an action run that it was not asked about.
 */
public final class Guard {
    /** So many refused calls a second are taken down whose signature nobody proved: no stranger may flush the log. */
    private static final int STRANGERS_KEPT = 10;

    private static final String NOBODY = "";

    private final AccessBook book;
    private final RateLimits limits;
    private final AuditTrail trail;
    private final RateLimits strangers;
    private final Account account;
    private final InstantSource clock;

    public Guard(AccessBook book, RateLimits limits, AuditTrail trail, Account account, InstantSource clock) {
        this.book = book;
        this.limits = limits;
        this.trail = trail;
        this.strangers = new RateLimits(new RateLimits.Rates(STRANGERS_KEPT, STRANGERS_KEPT), clock);
        this.account = account;
        this.clock = clock;
    }

    /** The secrets that signatures are checked with. */
    public Credentials credentials() {
        return new Credentials() {
            @Override
            public Optional<String> secretKey(String secretId) {
                return book.find(secretId).map(Identity::secretKey);
            }

            @Override
            public Optional<String> formerKey(String secretId) {
                return book.formerKey(secretId);
            }
        };
    }

    /**
     * @param source the address the call came from
     * @throws ApiProblem RequestLimitExceeded or UnauthorizedOperation, naming action and resource
     */
    public void admit(Signer signer, Action<?> action, ObjectNode parameters, String source) {
        Identity identity = book.find(signer.secretId())
                .orElseThrow(() -> new ApiProblem(
                        ErrorCode.AUTH_FAILURE_SECRET_ID_NOT_FOUND,
                        "credential " + signer.secretId() + " was disabled or deleted in this moment"));
        if (identity.root()) {
            return;
        }
        if (!limits.take(identity.secretId(), action.name())) {
            throw new ApiProblem(
                    ErrorCode.REQUEST_LIMIT_EXCEEDED,
                    "credential " + identity.secretId() + " has called " + action.name() + " more than "
                            + limits.rate(action.name()) + " times in a second: wait and try again, or have the limit"
                            + " raised (settings api-rate and api-session-rate)");
        }
        decide(identity, action, action.touches(parameters), source);
    }

    private void decide(Identity identity, Action<?> action, List<Resource> touched, String source) {
        Permissions permissions = identity.permissions().in(new Circumstances(clock.instant(), source));
        switch (permissions.decide(action.permission(), touched)) {
            case Decision.Allowed _ -> {}
            case Decision.Forbidden(String origin, String resource) ->
                throw refused(identity, action, resource, origin + " denies it, whatever others allow");
            case Decision.NotGranted(String resource) ->
                throw refused(
                        identity,
                        action,
                        resource,
                        identity.permissions().statements().isEmpty()
                                ? "it has no policy; an operator attaches one with gse policy attach"
                                : "no policy of it allows that" + unheld(identity, permissions, source)
                                        + "; an operator attaches one with gse policy attach");
        }
    }

    private static String unheld(Identity identity, Permissions permissions, String source) {
        int unheld = identity.permissions().statements().size()
                - permissions.statements().size();
        return unheld == 0
                ? ""
                : ", with the conditions of " + unheld + " statements not holding from " + source + " now";
    }

    private ApiProblem refused(Identity identity, Action<?> action, String resource, String why) {
        return new ApiProblem(
                ErrorCode.UNAUTHORIZED_OPERATION,
                "credential " + identity.secretId() + " \"" + identity.name() + "\" may not " + action.permission()
                        + " on " + account.nameOf(resource) + ": " + why);
    }

    /** Takes a call down that was proven to come from this signer, whatever became of it. */
    void note(Signer signer, Reply reply, Visit visit) {
        Action<?> action = visit.action();
        if (trail.takes(action == null || !action.onlyLooks())) {
            keep(signer.secretId(), reply, visit);
        }
    }

    /** Takes a refused call down that nobody proved to have sent; not all of them, when there are many. */
    void noteStranger(@Nullable String claimedId, Reply reply, Visit visit) {
        String known = claimedId != null && book.knows(claimedId) ? claimedId : NOBODY;
        if (trail.takes(true) && strangers.take(known.isEmpty() ? NOBODY : "claimed", "")) {
            keep(known, reply, visit);
        }
    }

    /** Takes an unsigned call of this machine down. */
    public void noteLocal(Reply reply, @Nullable Action<?> action, @Nullable ObjectNode parameters, String requestId) {
        if (trail.takes(action == null || !action.onlyLooks())) {
            keep("capi", reply, new Visit("local", requestId, action, parameters));
        }
    }

    /** Whether the policies of a credential let it call an action on what these parameters name; the root may all. */
    public boolean allows(String secretId, Action<?> action, ObjectNode parameters) {
        return book.find(secretId)
                .filter(identity -> identity.root()
                        || identity.permissions().decide(action.permission(), action.touches(parameters))
                                instanceof Decision.Allowed)
                .isPresent();
    }

    /** Takes down that somebody came into the console or left it; {@code secretId} may be anybody's claim. */
    public void noteVisit(String secretId, String what, String code, String source) {
        String known = book.knows(secretId) ? secretId : NOBODY;
        if (trail.takes(true) && (!known.isEmpty() || strangers.take(NOBODY, ""))) {
            trail.note(new AuditEntry(0, clock.instant(), known, what, "", source, code, ""));
        }
    }

    private void keep(String credential, Reply reply, Visit visit) {
        trail.note(new AuditEntry(
                0,
                clock.instant(),
                credential,
                reply.action(),
                Named.ids(visit, reply),
                visit.source(),
                reply.code(),
                visit.requestId()));
    }
}
