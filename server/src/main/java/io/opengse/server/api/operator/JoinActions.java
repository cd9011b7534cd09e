package io.opengse.server.api.operator;

import io.opengse.engine.id.HostId;
import io.opengse.engine.membership.JoinToken;
import io.opengse.engine.membership.Memberships;
import io.opengse.engine.problem.Refused;
import io.opengse.server.api.cloud.Moments;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.Nothing;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import io.opengse.server.api.problem.ErrorCode;
import io.opengse.server.authority.JoinOffice;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The operator actions by which machines become hosts. A token's text is in the answer to one, and nowhere else. */
public final class JoinActions {
    private static final long HOUR = 3600;
    private static final long MOST_SECONDS = 30 * 24 * HOUR;
    private static final int MOST_USES = 1000;

    private static final Parameter<Long> EXPIRES = Parameter.of(
            "ExpiresSeconds", Kind.whole(60, MOST_SECONDS), "How long it is good; 3600 when left out.", "3600");
    private static final Parameter<Long> USES =
            Parameter.of("Uses", Kind.whole(1, MOST_USES), "How many hosts may join with it; 1 when left out.", "1");
    private static final Parameter<String> TOKEN_ID = Parameter.selector(
                    "TokenId", Kind.ascii(1, 64), "The join token.", "jt-3f2a91c07d")
            .asRequired();

    static final Parameter<String> HOST_ID = Parameter.selector(
                    "HostId", Kind.text(1, 128), "The host.", "host-4k2m9x7qpl0a8s6d")
            .asRequired();

    private static final Shape<JoinOffice.Issued> ISSUED = Shape.<JoinOffice.Issued>named("")
            .text("TokenId", "names it", issued -> issued.token().id())
            .text("Token", "what gse agent --token takes: shown now and never again", JoinOffice.Issued::text)
            .texts("Addresses", "where hosts reach this server, HOST:PORT", JoinOffice.Issued::addresses)
            .text(
                    "ExpireTime",
                    "until when it is good",
                    issued -> Moments.utc(issued.token().expiresAt()));

    private final Memberships memberships;
    private final Optional<JoinOffice> office;
    private final Shape<JoinToken> token;

    /** @param office empty when the door for hosts is closed */
    public JoinActions(Memberships memberships, Optional<JoinOffice> office, InstantSource clock) {
        this.memberships = memberships;
        this.office = office;
        this.token = HostParameters.written(
                Shape.<JoinToken>named("JoinToken")
                        .text("TokenId", "names it", JoinToken::id)
                        .text(
                                "Status",
                                "OPEN, USED (up), EXPIRED or REVOKED",
                                one -> one.standing(clock.instant()).name())
                        .whole("Uses", "how many hosts may join with it", JoinToken::uses)
                        .whole("Used", "how many have", JoinToken::used)
                        .text("MadeBy", "who asked for it", JoinToken::madeBy)
                        .text("CreateTime", "when it was made", one -> Moments.utc(one.createdAt()))
                        .text("ExpireTime", "until when it is good", one -> Moments.utc(one.expiresAt())),
                JoinToken::traits);
    }

    /** What the server offers. */
    public List<Action<?>> actions() {
        return List.of(create(), list(), revoke(), revokeHost());
    }

    private Action<JoinOffice.Issued> create() {
        return new Action<>(
                "OpengseCreateJoinToken",
                "Makes a token with which a machine becomes a host: gse agent --join --token TOKEN. It says where this"
                        + " server is and by what it is known, so that the machine trusts nobody else.",
                List.of(EXPIRES, USES, HostParameters.REGION, HostParameters.INSTANCE_TYPE, HostParameters.LABELS),
                ISSUED,
                List.of(ErrorCode.LIMIT_EXCEEDED, ErrorCode.RESOURCE_UNAVAILABLE),
                (arguments, caller) -> open().issue(
                                HostParameters.traits(arguments),
                                Math.toIntExact(arguments.get(USES, 1L)),
                                Duration.ofSeconds(arguments.get(EXPIRES, HOUR)),
                                caller.actor()));
    }

    private Action<List<JoinToken>> list() {
        return new Action<>(
                "OpengseListJoinTokens",
                "Shows the join tokens, without their text, until a week after their end.",
                List.of(),
                Shape.<List<JoinToken>>named("").list("JoinTokens", "the oldest first", token, all -> all),
                List.of(),
                (_, _) -> memberships.tokens());
    }

    private Action<JoinToken> revoke() {
        return new Action<>(
                "OpengseRevokeJoinToken",
                "Lets nobody join with a token any more; hosts that did stay.",
                List.of(TOKEN_ID),
                Shape.<JoinToken>named("").object("JoinToken", "the token", token, same -> same),
                List.of(ErrorCode.RESOURCE_NOT_FOUND),
                (arguments, caller) -> memberships.takeBack(arguments.get(TOKEN_ID), caller.actor()));
    }

    private Action<Nothing> revokeHost() {
        return new Action<>(
                "OpengseRevokeHost",
                "Shuts a host out that joined: its connection ends, and its certificate is good for nothing any more."
                        + " What runs there goes on until the host is given up as lost.",
                List.of(HOST_ID),
                Nothing.SHAPE,
                List.of(ErrorCode.RESOURCE_NOT_FOUND, ErrorCode.RESOURCE_UNAVAILABLE),
                (arguments, caller) -> {
                    open().revoke(new HostId(arguments.get(HOST_ID)), caller.actor());
                    return Nothing.AT_ALL;
                });
    }

    private JoinOffice open() {
        return office.orElseThrow(() -> Refused.unavailable("nobody can join: the door for hosts is closed. Start gse"
                + " server with --join 0.0.0.0:5762 (setting join); gse up runs nothing but its own agent"));
    }
}
