package io.opengse.agent.sdk;

import io.grpc.netty.shaded.io.netty.channel.Channel;
import io.grpc.netty.shaded.io.netty.channel.ChannelFuture;
import io.grpc.netty.shaded.io.netty.channel.IoHandlerFactory;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads that serve the SDK's connections. Every accepted connection is given to them, so here they are limited. */
final class Doorkeeper extends MultiThreadIoEventLoopGroup {
    private static final System.Logger LOG = System.getLogger(Doorkeeper.class.getName());

    private final int most;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicBoolean fullTold = new AtomicBoolean();

    Doorkeeper(int most, int threads, IoHandlerFactory handlers) {
        super(threads, new DefaultThreadFactory("agent-sdk", true), handlers);
        this.most = most;
    }

    @Override
    public ChannelFuture register(Channel connection) {
        if (open.incrementAndGet() > most) {
            open.decrementAndGet();
            return turnedAway(connection);
        }
        connection.closeFuture().addListener(closed -> left());
        return super.register(connection);
    }

    /** How many connections there are. */
    int open() {
        return open.get();
    }

    /** The answer never comes: a failed one would be logged by Netty with a stack trace, each. */
    private ChannelFuture turnedAway(Channel connection) {
        connection.unsafe().closeForcibly();
        if (fullTold.compareAndSet(false, true)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "connections to the SDK are refused: there are {0} already. Games should keep one channel for all"
                            + " calls; see who holds them with `ss -tnp`, or allow more with --set sdk-connections=N",
                    most);
        }
        return connection.newPromise();
    }

    private void left() {
        if (open.decrementAndGet() <= most / 2) {
            fullTold.set(false);
        }
    }
}
