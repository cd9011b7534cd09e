package io.opengse.server.link;

import io.grpc.Server;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A door of the network that can be shut for a time: connections end then, and none is made, so that agents go to another
 * server. It opens again where it was. For many threads.
 */
final class Door {
    private static final System.Logger LOG = System.getLogger(Door.class.getName());

    private final Function<InetSocketAddress, Server> building;
    private final InetSocketAddress address;
    private Server server;
    private boolean shut;
    private boolean closed;

    private Door(Function<InetSocketAddress, Server> building, InetSocketAddress address, Server server) {
        this.building = building;
        this.address = address;
        this.server = server;
    }

    /**
     * Opens it.
     *
     * @param building makes a server that is not started yet
     * @throws IOException when the address cannot be listened on
     */
    static Door open(InetSocketAddress address, Function<InetSocketAddress, Server> building) throws IOException {
        Server server = building.apply(address).start();
        return new Door(building, new InetSocketAddress(address.getAddress(), server.getPort()), server);
    }

    int port() {
        return address.getPort();
    }

    /** Hangs up on everybody. */
    synchronized void shut() {
        if (!shut && !closed) {
            shut = true;
            server.shutdownNow();
            LOG.log(System.Logger.Level.WARNING, "door shut port={0} why=\"the database is not reached\"", port());
        }
    }

    /** @throws IOException when the address cannot be listened on just now */
    synchronized void openAgain() throws IOException {
        if (shut && !closed) {
            server = building.apply(address).start();
            shut = false;
            LOG.log(System.Logger.Level.INFO, "door open again port={0}", port());
        }
    }

    /** For good: lets no new call in. */
    synchronized void refuse() {
        closed = true;
        server.shutdown();
    }

    /** Gives the running calls so long, and then ends them. */
    synchronized void end(Duration farewell) {
        try {
            if (!server.awaitTermination(farewell.toMillis(), TimeUnit.MILLISECONDS)) {
                server.shutdownNow();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            server.shutdownNow();
        }
    }
}
