package io.opengse.server.link;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.opengse.server.address.IpLiteral;
import io.opengse.server.credential.LinkToken;
import io.opengse.server.live.Live;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The doors through which agents reach {@link AgentLinkService}: one inside this program and, if wanted, one of the
 * network. A connection whose other end has died is noticed within fifteen seconds.
 */
public final class LinkServer implements AutoCloseable {
    /** The least that gRPC lets a server have; a shorter one is silently made this. */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(10);

    /** With the above, below the 15 seconds within which a dead agent is to be noticed. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(3);

    private static final Duration LEAST_KEEP_ALIVE_OF_AGENTS = Duration.ofSeconds(1);
    private static final Duration FAREWELL = Duration.ofSeconds(2);
    private static final int MOST_MESSAGE_BYTES = 16 << 20;

    private final AgentLinkService service;
    private final String innerName;
    private final Server inner;
    private final Optional<Door> outer;

    private LinkServer(AgentLinkService service, String innerName, Server inner, Optional<Door> outer) {
        this.service = service;
        this.innerName = innerName;
        this.inner = inner;
        this.outer = outer;
    }

    /**
     * Opens the doors.
     *
     * @param innerName unique in this program
     * @throws IOException when the address cannot be listened on; says what to do
     */
    public static LinkServer start(
            String innerName, Optional<InetSocketAddress> address, AgentLinkService service, LinkToken token)
            throws IOException {
        Server inner =
                door(InProcessServerBuilder.forName(innerName), service, token).start();
        try {
            Optional<Door> outer = Optional.empty();
            if (address.isPresent()) {
                outer = Optional.of(listen(address.get(), service, token));
            }
            return new LinkServer(service, innerName, inner, outer);
        } catch (IOException problem) {
            inner.shutdownNow();
            throw problem;
        }
    }

    /**
     * A new channel through the inner door; whoever asks for it shuts it down. What the server says is heard on the
     * server's thread: whoever listens must not block.
     */
    public ManagedChannel innerChannel() {
        return InProcessChannelBuilder.forName(innerName).directExecutor().build();
    }

    /** As {@link AgentLinkService#live}. */
    public Live live(boolean trials) {
        return service.live(trials);
    }

    /** As {@link AgentLinkService#answerPeer}. */
    public byte[] answerPeer(byte[] question) {
        return service.answerPeer(question);
    }

    /** The port that agents of other programs connect to. */
    public Optional<Integer> port() {
        return outer.map(Door::port);
    }

    @Override
    public String toString() {
        return port().map(port -> "port " + port).orElse("inside only");
    }

    /** The door of the network, which may be shut for a time; agents of this program are not concerned. */
    public void serve(boolean open) throws IOException {
        if (outer.isPresent() && open) {
            outer.get().openAgain();
        } else {
            outer.ifPresent(Door::shut);
        }
    }

    /** Lets no new call in, gives the running ones a moment, and then ends them. */
    @Override
    public void close() {
        outer.ifPresent(Door::refuse);
        inner.shutdown();
        service.endStreams();
        try {
            if (!inner.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                inner.shutdownNow();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            inner.shutdownNow();
        }
        outer.ifPresent(door -> door.end(FAREWELL));
    }

    private static Door listen(InetSocketAddress address, AgentLinkService service, LinkToken token)
            throws IOException {
        try {
            return Door.open(address, at -> door(patient(NettyServerBuilder.forAddress(at)), service, token));
        } catch (IOException problem) {
            throw new IOException(
                    "agents cannot be listened for on " + IpLiteral.withPort(address.getHostString(), address.getPort())
                            + " ("
                            + problem.getMessage() + "). Stop the program that holds the port, or choose another with"
                            + " --set link=HOST:PORT.",
                    problem);
        }
    }

    /** As every door of the network is: calls run on virtual threads, and the dead are noticed. */
    static NettyServerBuilder patient(NettyServerBuilder builder) {
        return builder.keepAliveTime(KEEP_ALIVE.toMillis(), TimeUnit.MILLISECONDS)
                .keepAliveTimeout(SIGN_OF_LIFE.toMillis(), TimeUnit.MILLISECONDS)
                .permitKeepAliveTime(LEAST_KEEP_ALIVE_OF_AGENTS.toMillis(), TimeUnit.MILLISECONDS)
                .permitKeepAliveWithoutCalls(true)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .maxInboundMessageSize(MOST_MESSAGE_BYTES);
    }

    private static Server door(ServerBuilder<?> builder, AgentLinkService service, LinkToken token) {
        return builder.executor(Executors.newVirtualThreadPerTaskExecutor())
                .maxInboundMessageSize(MOST_MESSAGE_BYTES)
                .intercept(new TokenCheck(token))
                .intercept(new Caller.Sight())
                .addService(service)
                .build();
    }
}
