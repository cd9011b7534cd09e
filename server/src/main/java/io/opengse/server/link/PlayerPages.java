package io.opengse.server.link;

import io.opengse.engine.id.PlayerSessionId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.player.PlayerSession;
import io.opengse.engine.player.PlayerSessions;
import io.opengse.engine.player.PlayerStatus;
import io.opengse.engine.player.PlayerTable.PlayerQuery;
import io.opengse.engine.player.PlayerTable.Position;
import io.opengse.engine.problem.Refused;
import io.opengse.protocol.gse.DescribePlayerSessionsRequest;
import io.opengse.protocol.gse.DescribePlayerSessionsResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * DescribePlayerSessions of a game, page by page. A page begins after a position, not after a count, so that pages stay
 * right while players come and go.
 */
final class PlayerPages {
    private static final int STANDARD_LIMIT = 20;
    private static final int MOST = 100;

    private final PlayerSessions players;

    PlayerPages(PlayerSessions players) {
        this.players = players;
    }

    DescribePlayerSessionsResponse page(DescribePlayerSessionsRequest request) {
        int limit = limit(request.getLimit());
        List<PlayerSession> found = players.list(query(request), limit + 1);
        List<PlayerSession> shown = found.subList(0, Math.min(limit, found.size()));
        DescribePlayerSessionsResponse.Builder page = DescribePlayerSessionsResponse.newBuilder();
        shown.forEach(player -> page.addPlayerSessions(WirePlayers.player(player)));
        if (found.size() > limit) {
            page.setNextToken(token(shown.getLast()));
        }
        return page.build();
    }

    private static PlayerQuery query(DescribePlayerSessionsRequest request) {
        String session = request.getGameServerSessionId();
        String playerId = request.getPlayerId();
        String player = request.getPlayerSessionId();
        if (session.isEmpty() && playerId.isEmpty() && player.isEmpty()) {
            throw Refused.invalid("say which players: send gameServerSessionId, playerId or playerSessionId");
        }
        return new PlayerQuery(
                session.isEmpty() ? null : new SessionId(session),
                playerId.isEmpty() ? null : playerId,
                player.isEmpty() ? null : new PlayerSessionId(player),
                status(request.getPlayerSessionStatusFilter()),
                position(request.getNextToken()));
    }

    private static int limit(int asked) {
        if (asked < 0 || asked > MOST) {
            throw Refused.invalid("limit is " + asked + ": it must be from 1 to " + MOST + ", or 0 for the standard of "
                    + STANDARD_LIMIT);
        }
        return asked == 0 ? STANDARD_LIMIT : asked;
    }

    private static @Nullable PlayerStatus status(String filter) {
        if (filter.isEmpty()) {
            return null;
        }
        return Arrays.stream(PlayerStatus.values())
                .filter(status -> status.name().equals(filter))
                .findFirst()
                .orElseThrow(() -> Refused.invalid("playerSessionStatusFilter is \"" + filter + "\": it must be one of "
                        + Arrays.toString(PlayerStatus.values()) + ", or empty for any"));
    }

    private static String token(PlayerSession last) {
        String position = last.created().toString() + " " + last.id().value();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable Position position(String token) {
        if (token.isEmpty()) {
            return null;
        }
        try {
            String position = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            int space = position.indexOf(' ');
            return new Position(
                    Instant.parse(position.substring(0, Math.max(0, space))), position.substring(space + 1));
        } catch (IllegalArgumentException | DateTimeException _) {
            throw Refused.invalid("nextToken is none that this server gave: send the nextToken of the last answer as it"
                    + " came, or leave it empty for the first page");
        }
    }
}
