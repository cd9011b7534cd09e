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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lets a channel have several servers, tried in their order: gse-servers:///HOST:PORT,HOST:PORT. Found by gRPC itself.
 * Names are looked up anew whenever a connection has failed.
 */
public final class ServerList extends NameResolverProvider {
    private static final String SCHEME = "gse-servers";
    private static final int USUAL = 5;

    /** Called by the service loader. */
    public ServerList() {}

    /** What a channel is opened to. */
    public static String target(List<HostPort> servers) {
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
        return new Resolver(servers, args.getOffloadExecutor());
    }

    private static final class Resolver extends NameResolver {
        private final List<HostPort> servers;
        private final java.util.concurrent.@Nullable Executor lookups;
        private @Nullable Listener2 listener;

        Resolver(List<HostPort> servers, java.util.concurrent.@Nullable Executor lookups) {
            this.servers = servers;
            this.lookups = lookups;
        }

        @Override
        public String getServiceAuthority() {
            return servers.getFirst().host();
        }

        @Override
        public void start(Listener2 heard) {
            listener = heard;
            refresh();
        }

        @Override
        public void refresh() {
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
                    servers.stream().flatMap(Resolver::addresses).toList();
            ResolutionResult.Builder result = ResolutionResult.newBuilder();
            heard.onResult(
                    found.isEmpty()
                            ? result.setAddressesOrError(StatusOr.fromStatus(
                                            Status.UNAVAILABLE.withDescription("no address is known for " + servers)))
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
