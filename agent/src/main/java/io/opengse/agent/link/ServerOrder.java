package io.opengse.agent.link;

import io.grpc.NameResolver;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * In which order one channel tries the addresses of its servers: those that it has not tried, then the one that it used
 * last and has lost, and then those that did not answer when they were tried. For many threads.
 */
final class ServerOrder {
    static final NameResolver.Args.Key<ServerOrder> KEY = NameResolver.Args.Key.create("io.opengse.agent.server-order");

    private final Optional<RandomGenerator> random;
    private final Set<SocketAddress> silent = new HashSet<>();
    private List<SocketAddress> tried = List.of();
    private @Nullable SocketAddress last;

    private ServerOrder(Optional<RandomGenerator> random) {
        this.random = random;
    }

    /**
     * Another one each time, so that many agents spread over all servers.
     *
     * @param random safe for many threads, or this one's alone
     */
    static ServerOrder byChance(RandomGenerator random) {
        return new ServerOrder(Optional.of(random));
    }

    /** As they are named. */
    static ServerOrder asNamed() {
        return new ServerOrder(Optional.empty());
    }

    /** There is a connection to it: those that were to be tried before it did not answer. */
    synchronized void uses(SocketAddress address) {
        int place = tried.indexOf(address);
        if (place >= 0) {
            silent.addAll(tried.subList(0, place));
        }
        silent.remove(address);
        tried = List.of();
        last = address;
    }

    /** Each once, however often it is among them. */
    synchronized List<SocketAddress> of(Collection<? extends SocketAddress> addresses) {
        List<SocketAddress> order = new ArrayList<>(new LinkedHashSet<>(addresses));
        silent.retainAll(order);
        random.ifPresent(chance -> shuffle(order, chance));
        order.sort(Comparator.comparingInt(this::rank));
        tried = List.copyOf(order);
        return order;
    }

    private int rank(SocketAddress address) {
        if (address.equals(last)) {
            return 1;
        }
        return silent.contains(address) ? 2 : 0;
    }

    private static void shuffle(List<SocketAddress> order, RandomGenerator chance) {
        for (int end = order.size() - 1; end > 0; end--) {
            Collections.swap(order, end, chance.nextInt(end + 1));
        }
    }
}
