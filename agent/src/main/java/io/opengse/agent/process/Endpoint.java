package io.opengse.agent.process;

import java.time.Instant;
import java.util.List;

/**
 * What a game announced in ProcessReady.
 *
 * @param readyAt of the first ProcessReady; a repeated one does not change it
 */
public record Endpoint(int clientPort, int grpcPort, List<String> logPaths, Instant readyAt) {
    public Endpoint {
        logPaths = List.copyOf(logPaths);
    }

    Endpoint since(Instant earlier) {
        return new Endpoint(clientPort, grpcPort, logPaths, earlier);
    }
}
