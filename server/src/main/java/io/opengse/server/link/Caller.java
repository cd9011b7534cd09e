package io.opengse.server.link;

import io.grpc.Attributes;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.opengse.engine.host.Arrival;
import io.opengse.server.address.IpLiteral;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who makes the call that is being served.
 *
 * @param seenFrom the address the server sees it come from; loopback for an agent inside this program
 * @param member empty: it came with the link token
 */
record Caller(String seenFrom, Optional<Member> member) {
    /** What an agent says that leaves its address to the server. */
    private static final String AUTO = "auto";

    private static final String HERE = "127.0.0.1";
    private static final Context.Key<String> SEEN_FROM = Context.keyWithDefault("opengse-seen-from", HERE);

    static Caller calling() {
        return new Caller(SEEN_FROM.get(), Member.calling());
    }

    /** What the agent says of its host, with what is better known here. */
    Arrival knownBetter(Arrival said) {
        Arrival reached = said.address().isBlank() || said.address().equals(AUTO) ? said.at(seenFrom) : said;
        return member.map(joined -> reached.with(joined.traits().over(reached.traits())))
                .orElse(reached);
    }

    /** Remembers for each call from where it comes. */
    static final class Sight implements ServerInterceptor {
        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            Attributes transport = call.getAttributes();
            Context seen =
                    Context.current().withValue(SEEN_FROM, literal(transport.get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR)));
            return Contexts.interceptCall(seen, call, headers, next);
        }
    }

    static String literal(@Nullable SocketAddress remote) {
        if (!(remote instanceof InetSocketAddress socket) || socket.getAddress() == null) {
            return HERE;
        }
        InetAddress address = socket.getAddress();
        if (address.isLoopbackAddress()) {
            return HERE;
        }
        return IpLiteral.of(address);
    }
}
