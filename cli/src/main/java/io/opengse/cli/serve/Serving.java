package io.opengse.cli.serve;

import io.opengse.cli.console.Failure;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.place.Endpoints;
import io.opengse.engine.store.StoreFailed;
import io.opengse.server.Server;
import io.opengse.server.ServerSettings;
import io.opengse.server.http.AddressUnusable;
import java.io.IOException;
import java.net.InetSocketAddress;

/** Starts a server and puts into words why it cannot. */
public final class Serving {
    private Serving() {}

    /** @throws Failure naming who holds the API's port */
    public static void requireApi(ServerSettings settings) {
        Address.requireFree(
                "API",
                new InetSocketAddress(settings.api().host(), settings.api().port()),
                "--api HOST:PORT");
    }

    /** @param sdk empty when no agent runs in this program */
    public static Endpoints endpoints(Server server, String sdk) {
        String certificate = server.certificate()
                .map(file -> file.toAbsolutePath().normalize().toString())
                .orElse("");
        return new Endpoints(server.api().fromHere().toString(), sdk, certificate);
    }

    public static Server started(ServerSettings settings, Surroundings surroundings) {
        try {
            return Server.start(settings, surroundings.clock(), surroundings.random());
        } catch (StoreFailed problem) {
            throw new Failure(problem.getMessage(), "gse doctor --data " + settings.data() + " shows more", problem);
        } catch (IOException | AddressUnusable problem) {
            throw new Failure(
                    "the server cannot start: " + problem.getMessage(), "gse doctor looks for the reason", problem);
        }
    }
}
