package io.opengse.agent.loop;

import java.util.List;

/**
 * The logs of one session, owed to the server until it acknowledges them.
 *
 * @param directory the game root that relative log paths start from
 */
public record LogBundle(String processId, String sessionId, String directory, List<String> logPaths) {
    public LogBundle {
        logPaths = List.copyOf(logPaths);
    }
}
