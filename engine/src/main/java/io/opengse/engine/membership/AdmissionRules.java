package io.opengse.engine.membership;

import io.opengse.engine.host.Host;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.host.HostTable;
import io.opengse.engine.id.HostId;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.store.Transaction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;

/** Who is let in as a host. A refusal says what to do, since it stands on the screen of the machine that joins. */
final class AdmissionRules {
    private static final String ANOTHER = "; make another with gse host token";

    private AdmissionRules() {}

    /** @throws Refused Denied when the token is not good, also for a machine that used it already */
    static JoinToken require(
            Optional<JoinToken> found, Application application, Optional<Membership> known, Instant now) {
        JoinToken token = found.filter(one -> isWord(one, application))
                .orElseThrow(() -> Refused.denied("join token " + application.token() + " is unknown here: it is"
                        + " another installation's, or was copied wrongly or only in part" + ANOTHER));
        boolean repeated = isRepeated(application, known);
        return switch (token.standing(now)) {
            case OPEN -> token;
            case USED -> {
                if (repeated) {
                    yield token;
                }
                throw Refused.denied("join token " + token.id() + " is used up: it was good for " + token.uses()
                        + (token.uses() == 1 ? " host" : " hosts") + ANOTHER
                        + ", or one for several hosts with --uses");
            }
            case EXPIRED ->
                throw Refused.denied("join token " + token.id() + " expired at " + token.expiresAt() + ANOTHER
                        + ", with --expires for a longer one");
            case REVOKED -> throw Refused.denied("join token " + token.id() + " was revoked" + ANOTHER);
        };
    }

    /** Whether it is what the host was admitted with: its answer was lost. */
    static boolean isRepeated(Application application, Optional<Membership> known) {
        return known.filter(member -> !member.revoked()
                        && member.token().equals(application.token())
                        && member.keyHash().equals(application.keyHash()))
                .isPresent();
    }

    /**
     * A name belongs to its host until that is given up or shut out; a machine that was set up anew need not wait: revoke
     * or forget it.
     *
     * @throws Refused Denied
     */
    static void requireFree(Transaction transaction, HostId id, Optional<Membership> known) {
        if (known.filter(Membership::revoked).isPresent()) {
            return;
        }
        Optional<Host> host = HostTable.in(transaction).find(id);
        HostStatus status = host.map(Host::status).orElse(HostStatus.LOST);
        if (status != HostStatus.LOST) {
            throw Refused.denied("host " + id + " is there already and is "
                    + (status == HostStatus.CONNECTED ? "connected" : "only away for a while") + ", from "
                    + host.orElseThrow().address() + ". Give this machine another name with --set host-id=NAME; if it"
                    + " is the same machine set up anew, first: gse host revoke " + id);
        }
    }

    private static boolean isWord(JoinToken token, Application application) {
        return MessageDigest.isEqual(
                token.secretHash().getBytes(StandardCharsets.UTF_8),
                application.secretHash().getBytes(StandardCharsets.UTF_8));
    }
}
