package io.opengse.engine.session;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a session's creator asked for; travels unchanged to the game.
 *
 * @param maxPlayers seats, 0 or more
 * @param properties in the order given
 * @param creatorId empty = nobody in particular, no creation limit
 * @param trace what its creator's work is followed as, to be handed on to whoever continues it; opaque here, no part of
 *     what is asked for; empty = nobody follows it
 */
public record SessionRequest(
        String name,
        int maxPlayers,
        Map<String, String> properties,
        String data,
        String creatorId,
        String matchmakerData,
        String trace) {
    public SessionRequest {
        trace = Objects.requireNonNullElse(trace, ""); // as those have it that were written down before there was one
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    /** One that nobody follows. */
    public SessionRequest(
            String name,
            int maxPlayers,
            Map<String, String> properties,
            String data,
            String creatorId,
            String matchmakerData) {
        this(name, maxPlayers, properties, data, creatorId, matchmakerData, "");
    }

    public SessionRequest followedAs(String context) {
        return new SessionRequest(name, maxPlayers, properties, data, creatorId, matchmakerData, context);
    }
}
