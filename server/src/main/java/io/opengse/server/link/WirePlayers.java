package io.opengse.server.link;

import io.opengse.engine.player.PlayerSession;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Player sessions as games see them. */
final class WirePlayers {
    private WirePlayers() {}

    static io.opengse.protocol.gse.PlayerSession player(PlayerSession player) {
        return io.opengse.protocol.gse.PlayerSession.newBuilder()
                .setPlayerSessionId(player.id().value())
                .setPlayerId(player.playerId())
                .setGameServerSessionId(player.session().value())
                .setFleetId(player.fleet().value())
                .setIpAddress(player.address())
                .setStatus(player.status().name())
                .setCreationTime(player.created().getEpochSecond())
                .setTerminationTime(seconds(player.ended()))
                .setPort(player.port())
                .setPlayerData(player.playerData())
                .build();
    }

    /** 0 where there is none (decision D6). */
    private static long seconds(@Nullable Instant instant) {
        return instant == null ? 0 : instant.getEpochSecond();
    }
}
