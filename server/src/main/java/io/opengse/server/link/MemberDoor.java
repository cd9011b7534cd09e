package io.opengse.server.link;

import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.ClientAuth;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslProvider;
import io.grpc.util.AdvancedTlsX509KeyManager;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.ProcessId;
import io.opengse.server.address.IpLiteral;
import io.opengse.server.authority.HostAuthority;
import io.opengse.server.authority.JoinOffice;
import io.opengse.server.authority.Roll;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * The door for hosts that join, with TLS 1.3: machines come without a certificate and leave with one, and are known by it
 * from then on. Behind it is the same {@link AgentLinkService} as behind the other doors.
 */
public final class MemberDoor implements AutoCloseable {
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    /** So long may a connection be resumed with the certificate it had. */
    private static final long RESUMED_SECONDS = 600;

    private final HostAuthority authority;
    private final AdvancedTlsX509KeyManager keys = new AdvancedTlsX509KeyManager();
    private final AgentLinkService service;
    private final Door door;

    /**
     * What it needs to know whom it lets in.
     *
     * @param homes on which host a process runs, if it is known
     */
    public record Admission(
            HostAuthority authority, JoinOffice office, Roll roll, Function<ProcessId, Optional<HostId>> homes) {}

    private MemberDoor(InetSocketAddress address, AgentLinkService service, Admission admission) throws IOException {
        this.authority = admission.authority();
        this.service = service;
        renew();
        SslContext tls = GrpcSslContexts.configure(SslContextBuilder.forServer(keys), SslProvider.JDK)
                .protocols("TLSv1.3")
                .trustManager(authority.certificate())
                .clientAuth(ClientAuth.OPTIONAL)
                .sessionTimeout(RESUMED_SECONDS)
                .build();
        try {
            door = Door.open(
                    address,
                    at -> LinkServer.patient(NettyServerBuilder.forAddress(at))
                            .sslContext(tls)
                            .intercept(new MemberCheck(admission.roll(), new Speakers(admission.homes())))
                            .intercept(new Caller.Sight())
                            .addService(service)
                            .addService(new MembershipService(admission.office()))
                            .build());
        } catch (IOException problem) {
            throw new IOException(
                    "hosts that join cannot be listened for on "
                            + IpLiteral.withPort(address.getHostString(), address.getPort())
                            + " (" + problem.getMessage() + "). Stop the program that holds the port, or choose another"
                            + " with --set join=HOST:PORT.",
                    problem);
        }
    }

    /** @throws IOException when the address cannot be listened on; says what to do */
    public static MemberDoor open(InetSocketAddress address, AgentLinkService service, Admission admission)
            throws IOException {
        return new MemberDoor(address, service, admission);
    }

    public int port() {
        return door.port();
    }

    /** A fresh certificate, for connections opened from now on; to be called well within its 90 days. */
    public void renew() {
        HostAuthority.Shown shown = authority.server();
        keys.updateIdentityCredentials(shown.chain().toArray(X509Certificate[]::new), shown.key());
    }

    /** As {@link LinkServer#serve}. */
    public void serve(boolean open) throws IOException {
        if (open) {
            door.openAgain();
        } else {
            door.shut();
        }
    }

    /** Lets nobody in any more, and ends what is under way. */
    @Override
    public void close() {
        door.refuse();
        service.endStreams();
        door.end(FAREWELL);
    }
}
