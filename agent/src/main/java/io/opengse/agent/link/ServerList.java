package io.opengse.agent.link;

import io.grpc.EquivalentAddressGroup;
import io.grpc.NameResolver;
import io.grpc.NameResolverProvider;
import io.grpc.Status;
import io.grpc.StatusOr;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lets a channel have several servers: gse-servers:///HOST:PORT,HOST:PORT#SEED. Found by gRPC itself. The first is tried
 * first; whenever a connection has failed the names are looked up anew, and the others come before it, in an order that
 * differs from agent to agent, so that those of a server that died do not all go to the same one.
 */
public final class ServerList extends NameResolverProvider {
    private static final String SCHEME = "gse-servers";
    private static final int USUAL = 5;

    /** Called by the service loader. */
    public ServerList() {}

    /**
     * What a channel is opened to.
     *
     * @param seed of the order in which the others are tried
     */
    public static String target(List<HostPort> servers, int seed) {
        String list = servers.stream().map(HostPort::toString).collect(Collectors.joining(","));
        return SCHEME + ":///" + list.replace("[", "%5B").replace("]", "%5D") + "#" + seed;
    }

    @Override
    protected boolean isAvailable() {
        return true;
    }

    @Override
    protected int priority() {
        return USUAL;
    }

    @Override
    public String getDefaultScheme() {
        return SCHEME;
    }

    @Override
    public Collection<Class<? extends SocketAddress>> getProducedSocketAddressTypes() {
        return Set.of(InetSocketAddress.class);
    }

    @Override
    public @Nullable NameResolver newNameResolver(URI target, NameResolver.Args args) {
        if (!SCHEME.equals(target.getScheme())) {
            return null;
        }
        List<HostPort> servers = Arrays.stream(target.getPath().substring(1).split(",", -1))
                .map(HostPort::parse)
                .toList();
        String seed = target.getFragment();
        return new Resolver(servers, seed == null ? 0 : Integer.parseInt(seed), args.getOffloadExecutor());
    }

    private static final class Resolver extends NameResolver {
        private final List<HostPort> servers;
        private final RandomGenerator order;
        private final java.util.concurrent.@Nullable Executor lookups;
        private @Nullable Listener2 listener;

        Resolver(List<HostPort> servers, int seed, java.util.concurrent.@Nullable Executor lookups) {
            this.servers = new ArrayList<>(servers);
            this.order = new SplittableRandom(seed);
            this.lookups = lookups;
        }

        @Override
        public String getServiceAuthority() {
            return inOrder().getFirst().host();
        }

        @Override
        public void start(Listener2 heard) {
            listener = heard;
            look();
        }

        @Override
        public void refresh() {
            synchronized (servers) {
                HostPort failed = servers.removeFirst();
                shuffle(servers, order);
                servers.addLast(failed);
            }
            look();
        }

        private static void shuffle(List<HostPort> servers, RandomGenerator order) {
            for (int last = servers.size() - 1; last > 0; last--) {
                Collections.swap(servers, last, order.nextInt(last + 1));
            }
        }

        private List<HostPort> inOrder() {
            synchronized (servers) {
                return List.copyOf(servers);
            }
        }

        private void look() {
            if (lookups == null) {
                lookUp();
            } else {
                lookups.execute(this::lookUp);
            }
        }

        private void lookUp() {
            Listener2 heard = listener;
            if (heard == null) {
                return;
            }
            List<EquivalentAddressGroup> found =
                    inOrder().stream().flatMap(Resolver::addresses).toList();
            ResolutionResult.Builder result = ResolutionResult.newBuilder();
            heard.onResult(
                    found.isEmpty()
                            ? result.setAddressesOrError(StatusOr.fromStatus(
                                            Status.UNAVAILABLE.withDescription("no address is known for " + inOrder())))
                                    .build()
                            : result.setAddressesOrError(StatusOr.fromValue(found))
                                    .build());
        }

        private static Stream<EquivalentAddressGroup> addresses(HostPort server) {
            try {
                return Arrays.stream(InetAddress.getAllByName(server.host()))
                        .map(address -> new EquivalentAddressGroup(new InetSocketAddress(address, server.port())));
            } catch (UnknownHostException _) {
                return Stream.empty(); // the others may be known
            }
        }

        @Override
        public void shutdown() {
            listener = null;
        }
    }
}
