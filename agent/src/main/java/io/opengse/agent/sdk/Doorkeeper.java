package io.opengse.agent.sdk;

import io.grpc.netty.shaded.io.netty.channel.Channel;
import io.grpc.netty.shaded.io.netty.channel.ChannelFuture;
import io.grpc.netty.shaded.io.netty.channel.IoHandlerFactory;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The threads that serve the SDK's connections. Every accepted connection is given to them, so here they are limited: when
 * there are too many, one on which no call was answered yet gives way, the oldest first. Whoever only opens connections
 * cannot keep the games out.
 */
final class Doorkeeper extends MultiThreadIoEventLoopGroup {
    private static final System.Logger LOG = System.getLogger(Doorkeeper.class.getName());

    private final int most;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicBoolean fullTold = new AtomicBoolean();
    private final AtomicLong accepted = new AtomicLong();
    /** By the port of the caller's end. */
    private final Map<Integer, Stranger> strangers = new ConcurrentHashMap<>();

    /** A connection on which no call was answered yet. */
    private record Stranger(long number, Channel connection) {}

    Doorkeeper(int most, int threads, IoHandlerFactory handlers) {
        super(threads, new DefaultThreadFactory("agent-sdk", true), handlers);
        this.most = most;
    }

    @Override
    public ChannelFuture register(Channel connection) {
        if (open.incrementAndGet() > most && !oneGivesWay()) {
            open.decrementAndGet();
            return turnedAway(connection);
        }
        int port = port(connection);
        Stranger stranger = new Stranger(accepted.incrementAndGet(), connection);
        strangers.put(port, stranger);
        connection.closeFuture().addListener(closed -> {
            strangers.remove(port, stranger);
            left();
        });
        return super.register(connection);
    }

    /** A call on the connection from this port was answered, and not refused. */
    void knows(int port) {
        strangers.remove(port);
    }

    private boolean oneGivesWay() {
        tellOfFullness();
        Map.Entry<Integer, Stranger> oldest = strangers.entrySet().stream()
                .min(Comparator.comparingLong(entry -> entry.getValue().number()))
                .orElse(null);
        if (oldest == null || !strangers.remove(oldest.getKey(), oldest.getValue())) {
            return false;
        }
        oldest.getValue().connection().close();
        return true;
    }

    private static int port(Channel connection) {
        return connection.remoteAddress() instanceof InetSocketAddress address ? address.getPort() : 0;
    }

    /** How many connections there are. */
    int open() {
        return open.get();
    }

    /** The answer never comes: a failed one would be logged by Netty with a stack trace, each. */
    private ChannelFuture turnedAway(Channel connection) {
        connection.unsafe().closeForcibly();
        return connection.newPromise();
    }

    private void tellOfFullness() {
        if (fullTold.compareAndSet(false, true)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "connections to the SDK are hung up on: there are {0} already. Games should keep one channel for all"
                            + " calls; see who holds them with `ss -tnp`, or allow more with --set sdk-connections=N",
                    most);
        }
    }

    private void left() {
        if (open.decrementAndGet() <= most / 2) {
            fullTold.set(false);
        }
    }
}
