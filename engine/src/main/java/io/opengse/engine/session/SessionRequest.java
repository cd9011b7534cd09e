package io.opengse.engine.session;

import java.util.Map;

/**
 * What a session's creator asked for; travels unchanged to the game.
 *
 * @param maxPlayers seats, 0 or more
 * @param properties in the order given
 * @param creatorId empty = nobody in particular, no creation limit
 */
public record SessionRequest(
        String name,
        int maxPlayers,
        Map<String, String> properties,
        String data,
        String creatorId,
        String matchmakerData) {
    public SessionRequest {
        properties = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(properties));
    }
}
