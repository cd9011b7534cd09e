package io.opengse.server.link;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.opengse.engine.problem.Refused;
import io.opengse.protocol.membership.HostMembershipGrpc;
import io.opengse.server.authority.HostName;
import io.opengse.server.authority.Roll;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/**
 * Lets only hosts in that joined, and each speak only for itself. Stands before every call at the door for hosts, but
 * for the one with which a machine becomes one. The transport has seen already that our authority signed the certificate.
 */
final class MemberCheck implements ServerInterceptor {
    private static final String JOINING = HostMembershipGrpc.getJoinMethod().getFullMethodName();

    private final Roll roll;
    private final Speakers speakers;

    MemberCheck(Roll roll, Speakers speakers) {
        this.roll = roll;
        this.speakers = speakers;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        if (call.getMethodDescriptor().getFullMethodName().equals(JOINING)) {
            return next.startCall(call, headers);
        }
        Optional<HostName> shown = shown(call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION));
        if (shown.isEmpty()) {
            return refuse(
                    call,
                    Status.UNAUTHENTICATED.withDescription("no certificate of a host was shown: at this door agents"
                            + " are known by theirs. Join first: gse host token, then gse agent --join"));
        }
        try {
            Member member = Member.of(roll.require(shown.get()));
            Context context = member.in(Context.current());
            return new Watched<>(call, member, Contexts.interceptCall(context, call, headers, next));
        } catch (Refused refused) {
            return refuse(call, Status.PERMISSION_DENIED.withDescription(refused.getMessage()));
        } catch (RuntimeException problem) {
            return refuse(
                    call,
                    LinkStatus.of(problem, "looking for host=" + shown.get().host()));
        }
    }

    private static <Q, A> ServerCall.Listener<Q> refuse(ServerCall<Q, A> call, Status why) {
        call.close(why, new Metadata());
        return new ServerCall.Listener<>() {};
    }

    private static Optional<HostName> shown(@org.jspecify.annotations.Nullable SSLSession session) {
        if (session == null) {
            return Optional.empty();
        }
        try {
            Certificate[] chain = session.getPeerCertificates();
            return chain[0] instanceof X509Certificate certificate ? HostName.in(certificate) : Optional.empty();
        } catch (SSLPeerUnverifiedException _) {
            return Optional.empty(); // it showed none
        }
    }

    /** Hears every message of a call, and ends it at the first that speaks for another. */
    private final class Watched<Q> extends SimpleForwardingServerCallListener<Q> {
        private final ServerCall<Q, ?> call;
        private final Member member;
        private boolean over;

        Watched(ServerCall<Q, ?> call, Member member, ServerCall.Listener<Q> next) {
            super(next);
            this.call = call;
            this.member = member;
        }

        @Override
        public void onMessage(Q message) {
            if (over) {
                return;
            }
            Optional<String> lie = speakers.lie(message, member.name().host());
            if (lie.isEmpty()) {
                super.onMessage(message);
                return;
            }
            over = true;
            call.close(Status.PERMISSION_DENIED.withDescription(lie.get()), new Metadata());
        }

        @Override
        public void onHalfClose() {
            if (!over) {
                super.onHalfClose();
            }
        }
    }
}
