package io.opengse.server.beacon;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.Arrays;

/**
 * How often each source may ask the speed-test beacon: so many times a second, with a second's worth saved up. Its
 * memory never grows: sources share a fixed number of counters, so two may now and then share one.
 */
public final class SourceLimits {
    private static final int COUNTERS = 1 << 14;
    private static final int IPV6_NETWORK = 8; // a source has 2^64 addresses there; its network counts

    private final int perSecond;
    private final InstantSource clock;
    private final int seed;
    private final long[] freeAt = new long[COUNTERS];

    /**
     * @param perSecond answers a source gets in one second
     * @param seed so that nobody can choose an address that shares a counter with another
     */
    public SourceLimits(int perSecond, InstantSource clock, int seed) {
        this.perSecond = perSecond;
        this.clock = clock;
        this.seed = seed;
    }

    /** Whether this source is to be answered now; counts it. */
    public boolean admits(InetAddress source) {
        return admits(counter(source));
    }

    /** Each answer books a span of time; what is booked may run a second ahead of the clock. */
    private synchronized boolean admits(int counter) {
        long now = clock.instant().toEpochMilli() * 1000;
        long begin = Math.max(freeAt[counter], now - 1_000_000);
        if (freeAt[counter] > now + 2_000_000) {
            begin = now; // the clock was set back
        }
        if (begin > now) {
            return false;
        }
        freeAt[counter] = begin + 1_000_000 / perSecond;
        return true;
    }

    private int counter(InetAddress source) {
        byte[] address = source.getAddress();
        byte[] counted = source instanceof Inet6Address ? Arrays.copyOf(address, IPV6_NETWORK) : address;
        int mixed = (Arrays.hashCode(counted) ^ seed) * 0x9E3779B1;
        return mixed >>> (Integer.SIZE - 14);
    }
}
