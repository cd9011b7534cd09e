package io.opengse.cli.serve;

import io.opengse.cli.console.Failure;
import io.opengse.cli.console.Surroundings;
import io.opengse.engine.store.StoreFailed;
import io.opengse.server.Server;
import io.opengse.server.ServerSettings;
import java.io.IOException;

/** Starts a server and puts into words why it cannot. */
public final class Serving {
    private Serving() {}

    public static Server started(ServerSettings settings, Surroundings surroundings) {
        try {
            return Server.start(settings, surroundings.clock(), surroundings.random());
        } catch (StoreFailed problem) {
            throw new Failure(
                    problem.getMessage(), "one folder serves one gse up; another is named with --data DIR", problem);
        } catch (IOException problem) {
            throw new Failure(
                    "the server cannot start: " + problem.getMessage(), "gse doctor looks for the reason", problem);
        }
    }
}
