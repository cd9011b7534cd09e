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
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lets a channel have several servers: gse-servers:///HOST:PORT,HOST:PORT. Found by gRPC itself. Whenever a connection has
 * ended the names are looked up anew, and all addresses of all names are tried, as the channel's {@link ServerOrder} says.
 */
public final class ServerList extends NameResolverProvider {
    private static final String SCHEME = "gse-servers";
    private static final int USUAL = 5;

    /** Called by the service loader. */
    public ServerList() {}

    /** What a channel is opened to. */
    static String target(List<HostPort> servers) {
        String list = servers.stream().map(HostPort::toString).collect(Collectors.joining(","));
        return SCHEME + ":///" + list.replace("[", "%5B").replace("]", "%5D");
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
        ServerOrder order = args.getArg(ServerOrder.KEY);
        return new Resolver(servers, order == null ? ServerOrder.asNamed() : order, args.getOffloadExecutor());
    }

    private static final class Resolver extends NameResolver {
        private final List<HostPort> servers;
        private final ServerOrder order;
        private final @Nullable Executor lookups;
        private volatile @Nullable Listener2 listener;

        Resolver(List<HostPort> servers, ServerOrder order, @Nullable Executor lookups) {
            this.servers = servers;
            this.order = order;
            this.lookups = lookups;
        }

        @Override
        public String getServiceAuthority() {
            return servers.getFirst().host();
        }

        @Override
        public void start(Listener2 heard) {
            listener = heard;
            look();
        }

        @Override
        public void refresh() {
            look();
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
            List<InetSocketAddress> found =
                    servers.stream().flatMap(Resolver::addresses).toList();
            StatusOr<List<EquivalentAddressGroup>> result = found.isEmpty()
                    ? StatusOr.fromStatus(Status.UNAVAILABLE.withDescription("no address is known for " + servers))
                    : StatusOr.fromValue(order.of(found).stream()
                            .map(EquivalentAddressGroup::new)
                            .toList());
            heard.onResult(
                    ResolutionResult.newBuilder().setAddressesOrError(result).build());
        }

        private static Stream<InetSocketAddress> addresses(HostPort server) {
            try {
                return Arrays.stream(InetAddress.getAllByName(server.host()))
                        .map(address -> new InetSocketAddress(address, server.port()));
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
