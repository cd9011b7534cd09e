package io.opengse.server.console.page;

import io.opengse.engine.Engine;
import io.opengse.engine.membership.JoinToken;
import io.opengse.engine.membership.JoinToken.Standing;
import io.opengse.server.console.block.Block;
import io.opengse.server.console.block.Cell;
import io.opengse.server.console.block.Form;
import io.opengse.server.console.block.Forms;
import io.opengse.server.console.block.Table;
import io.opengse.server.console.block.Tone;
import io.opengse.server.console.word.Words;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** The tokens with which machines become hosts. No token's text is ever shown here but a fresh one's, once. */
final class JoinTokens {
    static final String NEED = "OpengseListJoinTokens";

    private static final List<String> LIVES = List.of(
            "1800|expires.half-hour",
            "3600|expires.hour",
            "86400|expires.day",
            "604800|expires.week",
            "2592000|expires.month");

    private final Engine engine;
    private final InstantSource clock;

    JoinTokens(Engine engine, InstantSource clock) {
        this.engine = engine;
        this.clock = clock;
    }

    Block list(Words words) {
        Instant now = clock.instant();
        Actors actors = new Actors(engine);
        List<JoinToken> tokens = engine.memberships().tokens().reversed();
        Block table = Table.whole(
                "tokens",
                List.of("token", "status", "used", "region", "labels", "made.by", "created", "expires"),
                tokens.stream().map(token -> row(token, now, actors, words)).toList(),
                "tokens.none");
        List<String> open = tokens.stream()
                .filter(token -> token.standing(now) == Standing.OPEN)
                .map(JoinToken::id)
                .toList();
        return open.isEmpty() ? table : new Block.Stack(List.of(table, Forms.of(revoke(open))));
    }

    private static Table.Row row(JoinToken token, Instant now, Actors actors, Words words) {
        Standing standing = token.standing(now);
        return Table.Row.of(
                token.id(),
                Cell.mono(token.id()),
                new Cell.Status(standing, tone(standing)),
                new Cell.Share(token.used(), token.uses()),
                Cell.text(token.traits().region()),
                HostStandings.traits(token.traits()),
                Cell.text(actors.words(token.madeBy(), words)),
                Cell.when(token.createdAt()),
                Cell.when(token.expiresAt()));
    }

    private static Tone tone(Standing standing) {
        return switch (standing) {
            case OPEN -> Tone.GOOD;
            case USED, EXPIRED -> Tone.OVER;
            case REVOKED -> Tone.WARNING;
        };
    }

    private static Form revoke(List<String> open) {
        return Form.of("OpengseRevokeJoinToken", "token.revoke")
                .choice("TokenId", "", open)
                .asking("token.revoke.ask");
    }

    Forms make() {
        return Forms.of(Form.of("OpengseCreateJoinToken", "token.make")
                .text("Region", "")
                .text("Labels.0", "")
                .text("Labels.1", "")
                .text("Labels.2", "")
                .text("InstanceType", "")
                .number("Uses", "1")
                .choice("ExpiresSeconds", "3600", LIVES)
                .showing("TokenId", "ExpireTime")
                .commanding("gse agent --join https://{Addresses.0} --token {Token}"));
    }
}
