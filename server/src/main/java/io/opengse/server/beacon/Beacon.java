package io.opengse.server.beacon;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;

/**
 * The speed-test beacon by UDP: sends each datagram back as it came, so that game clients can measure how far away this
 * region is. Never sends more than it got, never answers a port that could be another beacon, and leaves out who asks
 * too often: it is of no use to those who attack others.
 */
public final class Beacon implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Beacon.class.getName());
    private static final int LARGEST = 512;
    private static final int FIRST_FREE_PORT = 1024;

    private final DatagramChannel channel;
    private final SourceLimits limits;
    private final int port;
    private final Thread thread;

    private Beacon(DatagramChannel channel, SourceLimits limits) throws IOException {
        this.channel = channel;
        this.limits = limits;
        this.port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
        this.thread = Thread.ofPlatform().name("beacon").daemon().unstarted(this::serve);
    }

    /** @throws IOException when the address is taken or not this machine's */
    public static Beacon open(InetSocketAddress address, SourceLimits limits) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        try {
            channel.bind(address);
            Beacon beacon = new Beacon(channel, limits);
            beacon.thread.start();
            return beacon;
        } catch (IOException | RuntimeException problem) {
            channel.close();
            throw problem;
        }
    }

    /** The port in use, also when any free one was asked for. */
    public int port() {
        return port;
    }

    private void serve() {
        ByteBuffer datagram = ByteBuffer.allocate(LARGEST + 1);
        while (channel.isOpen()) {
            try {
                echo(datagram.clear());
            } catch (ClosedChannelException _) {
                return;
            } catch (IOException problem) {
                LOG.log(System.Logger.Level.DEBUG, "a datagram could not be answered", problem);
            }
        }
    }

    private void echo(ByteBuffer datagram) throws IOException {
        InetSocketAddress source = (InetSocketAddress) channel.receive(datagram);
        datagram.flip();
        if (isWorthAnswering(datagram, source) && limits.admits(source.getAddress())) {
            channel.send(datagram, source);
        }
    }

    /** Two beacons that answer each other would never stop; nor would one and a service of a well-known port. */
    private boolean isWorthAnswering(ByteBuffer datagram, InetSocketAddress source) {
        return datagram.hasRemaining()
                && datagram.remaining() <= LARGEST
                && source.getPort() >= FIRST_FREE_PORT
                && source.getPort() != port;
    }

    @Override
    public void close() {
        try {
            channel.close();
            thread.join();
        } catch (IOException problem) {
            LOG.log(System.Logger.Level.WARNING, "the beacon could not be closed", problem);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
