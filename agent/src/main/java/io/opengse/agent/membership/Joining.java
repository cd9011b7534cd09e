package io.opengse.agent.membership;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslProvider;
import io.opengse.agent.link.HostPort;
import io.opengse.agent.link.LinkChannel;
import io.opengse.protocol.membership.HostCertificate;
import io.opengse.protocol.membership.HostMembershipGrpc;
import io.opengse.protocol.membership.JoinRequest;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Makes this machine a host: one call, with a token, to a server known by the fingerprint in the token. */
public final class Joining {
    private static final long PATIENCE_SECONDS = 20;

    private final IdentityFile file;
    private final InstantSource clock;

    public Joining(IdentityFile file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    /**
     * Joins, and keeps the identity. May be repeated with the same token if the answer was lost.
     *
     * @throws JoinRefused when the server says no or is not to be reached or not to be trusted
     * @throws IOException when a file cannot be written
     */
    public Identity join(JoinWord word, String hostId) throws JoinRefused, IOException {
        KeyPair keys = file.joiningKeys(word.id());
        JoinRequest request = JoinRequest.newBuilder()
                .setTokenId(word.id())
                .setSecret(word.secret())
                .setHostId(hostId)
                .setSigningRequest(ByteString.copyFrom(Keys.signingRequest(keys, hostId)))
                .setClockMillis(clock.millis())
                .build();
        Identity.Certified certified = certified(ask(word, request));
        List<HostPort> servers = certified.servers().isEmpty() ? word.servers() : certified.servers();
        Identity identity = new Identity(
                hostId,
                word.id(),
                word.serverName(),
                word.askedFirst(servers),
                keys.getPrivate(),
                certified.certificate(),
                certified.authority());
        file.write(identity);
        return identity;
    }

    private static HostCertificate ask(JoinWord word, JoinRequest request) throws JoinRefused, IOException {
        PinnedAuthority pinned = new PinnedAuthority(word.authority());
        SslContext tls = GrpcSslContexts.configure(SslContextBuilder.forClient(), SslProvider.JDK)
                .protocols("TLSv1.3")
                .trustManager(pinned)
                .build();
        ManagedChannel channel = LinkChannel.securedAsNamed(word.servers(), tls, word.serverName());
        try {
            return HostMembershipGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join(request);
        } catch (StatusRuntimeException failure) {
            throw new JoinRefused(words(word, failure, pinned));
        } finally {
            channel.shutdownNow();
        }
    }

    private static String words(JoinWord word, StatusRuntimeException failure, PinnedAuthority pinned) {
        String complaint = pinned.complaint();
        if (complaint != null) {
            return complaint;
        }
        String said = failure.getStatus().getDescription();
        return switch (failure.getStatus().getCode()) {
            case PERMISSION_DENIED, INVALID_ARGUMENT -> said == null ? "the server refuses" : said;
            case UNAVAILABLE, DEADLINE_EXCEEDED ->
                "the server cannot be reached at " + word.servers() + (said == null ? "" : " (" + said + ")")
                        + ": is it running with --join, is the port open in its firewall, and can this machine reach"
                        + " one of these addresses? Name another with --join https://HOST:PORT";
            case UNIMPLEMENTED, UNKNOWN ->
                "what answers at " + word.servers() + " is not the door for hosts of a GSE server (setting join)";
            default -> "the server answered " + failure.getStatus().getCode() + ": " + said; // the codes are gRPC's
        };
    }

    static Identity.Certified certified(HostCertificate answer) throws IOException {
        try {
            return new Identity.Certified(
                    IdentityFile.certificate(answer.getCertificate().toByteArray()),
                    IdentityFile.certificate(answer.getAuthority().toByteArray()),
                    answer.getAddressesList().stream().map(HostPort::parse).toList());
        } catch (GeneralSecurityException broken) {
            throw new IOException("the server gave a certificate that cannot be read", broken);
        }
    }
}
