package io.opengse.server.link;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.opengse.server.credential.LinkToken;

/** Lets only agents in that know the link token. Stands before every call of {@link AgentLinkService}. */
final class TokenCheck implements ServerInterceptor {
    static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final String SCHEME = "Bearer ";

    private final LinkToken token;

    TokenCheck(LinkToken token) {
        this.token = token;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        String presented = headers.get(AUTHORIZATION);
        if (presented != null && presented.startsWith(SCHEME) && token.is(presented.substring(SCHEME.length()))) {
            return next.startCall(call, headers);
        }
        String why = presented == null ? "no link token was sent" : "the link token sent is not this server's";
        call.close(
                Status.UNAUTHENTICATED.withDescription(why + ". Send metadata \"authorization: Bearer TOKEN\" with the"
                        + " token in the server's file link.token."),
                new Metadata());
        return new ServerCall.Listener<>() {};
    }
}
