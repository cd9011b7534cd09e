package io.opengse.agent.membership;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslProvider;
import io.grpc.util.AdvancedTlsX509KeyManager;
import io.opengse.agent.link.LinkChannel;
import io.opengse.protocol.membership.HostMembershipGrpc;
import io.opengse.protocol.membership.RenewRequest;
import java.io.IOException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * The channel of a host that joined: mutual TLS with its certificate, which is renewed in time. A renewed one is shown
 * by connections opened from then on; the one that stands is not touched.
 */
public final class MemberLink implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(MemberLink.class.getName());
    private static final long LOOK_SECONDS = 30;
    private static final long PATIENCE_SECONDS = 20;

    private final IdentityFile file;
    private final InstantSource clock;
    private final AdvancedTlsX509KeyManager keys = new AdvancedTlsX509KeyManager();
    private final ManagedChannel channel;
    private volatile Identity identity;

    private MemberLink(Identity identity, IdentityFile file, InstantSource clock, RandomGenerator chance)
            throws IOException {
        this.identity = identity;
        this.file = file;
        this.clock = clock;
        show(identity);
        this.channel = LinkChannel.secured(
                identity.servers(),
                chance,
                GrpcSslContexts.configure(SslContextBuilder.forClient(), SslProvider.JDK)
                        .protocols("TLSv1.3")
                        .trustManager(identity.authority())
                        .keyManager(keys)
                        .build(),
                identity.serverName());
    }

    /**
     * Connects lazily.
     *
     * @param chance as {@link LinkChannel#open} has it
     * @param timer looks now and then whether it is time to renew; the caller shuts it down
     */
    public static MemberLink open(
            Identity identity,
            IdentityFile file,
            InstantSource clock,
            RandomGenerator chance,
            ScheduledExecutorService timer)
            throws IOException {
        MemberLink link = new MemberLink(identity, file, clock, chance);
        var _ = timer.scheduleWithFixedDelay(link::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
        return link;
    }

    public ManagedChannel channel() {
        return channel;
    }

    public Identity identity() {
        return identity;
    }

    private void show(Identity shown) {
        keys.updateIdentityCredentials(new X509Certificate[] {shown.certificate(), shown.authority()}, shown.key());
    }

    private void look() {
        try {
            renewIfDue();
        } catch (StatusRuntimeException | IOException problem) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the certificate could not be renewed host={0} ends={1} why=\"{2}\"",
                    identity.hostId(),
                    identity.ends(),
                    problem.getMessage());
        } catch (RuntimeException problem) {
            LOG.log(System.Logger.Level.ERROR, "renewing failed host=" + identity.hostId(), problem);
        }
    }

    /**
     * Renews when two thirds of the certificate's life are over.
     *
     * @return whether it did
     */
    public boolean renewIfDue() throws IOException {
        Instant now = clock.instant();
        if (now.isBefore(identity.renewedFrom())) {
            return false;
        }
        KeyPair fresh = Keys.fresh();
        RenewRequest request = RenewRequest.newBuilder()
                .setSigningRequest(ByteString.copyFrom(Keys.signingRequest(fresh, identity.hostId())))
                .build();
        Identity next = identity.with(
                fresh.getPrivate(),
                Joining.certified(HostMembershipGrpc.newBlockingStub(channel)
                        .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .renew(request)));
        file.write(next);
        identity = next;
        show(next);
        LOG.log(System.Logger.Level.INFO, "certificate renewed host={0} ends={1}", next.hostId(), next.ends());
        return true;
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
