package io.opengse.agent.link;

import io.grpc.ClientInterceptor;
import io.grpc.Deadline;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import io.opengse.protocol.link.AgentLinkGrpc;
import io.opengse.protocol.link.Answer;
import io.opengse.protocol.link.Delivery;
import io.opengse.protocol.link.Hello;
import io.opengse.protocol.link.LogHeader;
import io.opengse.protocol.link.PackageRequest;
import io.opengse.protocol.link.Question;
import io.opengse.protocol.link.Report;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The link over gRPC. Keeps one stream open, opens another when it breaks, and hears only the newest. Made by the
 * wiring on a channel that stays the wiring's. Never decides anything about a process.
 */
public final class LinkClient implements ControlPlane, PackageSource {
    private static final System.Logger LOG = System.getLogger(LinkClient.class.getName());
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final long WELCOME_SECONDS = 10;
    private static final long ASK_AGAIN_MILLIS = 50;
    private static final long DELIVERY_SECONDS = 10;
    private static final String AWAY = "a developer had the link dropped (gse dev drop-link)";

    private final ManagedChannel channel;
    private final ClientInterceptor identity;
    private final Hello hello;
    private final ScheduledExecutorService timer;
    private final BackOff backOff;
    private final Object monitor = new Object();
    private @Nullable Listener listener;
    private @Nullable LinkStream current;
    private boolean closed;
    private volatile boolean away;

    /**
     * @param token the server's link token; empty: none is sent
     * @param timer runs short tasks; the caller shuts it down
     * @param random spreads the reconnections of many agents; used by one thread at a time
     */
    public LinkClient(
            ManagedChannel channel, String token, Hello hello, ScheduledExecutorService timer, RandomGenerator random) {
        this.channel = channel;
        this.hello = hello;
        this.timer = timer;
        this.backOff = new BackOff(random);
        Metadata headers = new Metadata();
        if (!token.isEmpty()) {
            headers.put(AUTHORIZATION, "Bearer " + token);
        }
        this.identity = MetadataUtils.newAttachHeadersInterceptor(headers);
    }

    @Override
    public void open(Listener heard) {
        synchronized (monitor) {
            listener = heard;
        }
        connect();
    }

    private void connect() {
        LinkStream stream;
        synchronized (monitor) {
            Listener heard = listener;
            if (closed || away || current != null || heard == null) {
                return;
            }
            stream = new LinkStream(monitor, heard, this::isCurrent, this::ended);
            current = stream;
        }
        channel.resetConnectBackoff();
        AgentLinkGrpc.newStub(channel).withInterceptors(identity).connect(stream);
        stream.greet(hello);
        var _ = timer.schedule(stream::giveUpUnlessWelcome, WELCOME_SECONDS, TimeUnit.SECONDS);
    }

    /** Whether the server has welcomed us and the stream stands. */
    public boolean isUp() {
        synchronized (monitor) {
            return current != null && current.wasWelcome();
        }
    }

    private boolean isCurrent(LinkStream stream) {
        return stream == current;
    }

    /** Called under the monitor, once per stream that was current. */
    private void ended(LinkStream stream, Status why) {
        current = null;
        if (closed) {
            return;
        }
        if (stream.wasWelcome()) {
            backOff.reset();
        }
        Duration wait = backOff.next();
        String text = LinkWords.of(why);
        if (stream.wasWelcome() || backOff.isFirst()) {
            LOG.log(System.Logger.Level.WARNING, "link down why=\"{0}\"", text);
        }
        var _ = timer.schedule(this::connect, wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void report(Report report) {
        LinkStream stream;
        synchronized (monitor) {
            stream = current;
        }
        if (stream != null) {
            stream.send(report);
        }
    }

    @Override
    public Answer ask(Question question, Duration within) throws ServerAway {
        Deadline deadline = Deadline.after(within.toNanos(), TimeUnit.NANOSECONDS);
        for (boolean first = true; ; first = false) {
            if (away) {
                throw new ServerAway(AWAY);
            }
            try {
                return AgentLinkGrpc.newBlockingStub(channel)
                        .withInterceptors(identity)
                        .withWaitForReady()
                        .withDeadline(deadline)
                        .ask(question);
            } catch (StatusRuntimeException failure) {
                if (!broke(failure) || deadline.isExpired() || !first && !rested()) {
                    throw new ServerAway(LinkWords.of(failure.getStatus()));
                }
            }
        }
    }

    /**
     * Whether the connection did, and no server has refused. Netty tells of a call that is begun in the very moment in which
     * its connection ends with a status of its own.
     */
    static boolean broke(StatusRuntimeException failure) {
        return failure.getStatus().getCode() == Status.Code.UNAVAILABLE
                || failure.getStatus().getCause() instanceof ClosedChannelException;
    }

    /** A moment, lest a server that is just leaving be asked without end; false when this agent leaves itself. */
    private boolean rested() {
        try {
            timer.schedule(() -> true, ASK_AGAIN_MILLIS, TimeUnit.MILLISECONDS).get();
            return true;
        } catch (RejectedExecutionException | CancellationException | ExecutionException stopping) {
            LOG.log(System.Logger.Level.DEBUG, "a question is not asked again", stopping);
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void upload(LogHeader header, Path zip) throws ServerAway, UploadRefused, IOException {
        var stub = AgentLinkGrpc.newBlockingV2Stub(channel).withInterceptors(identity);
        LogUpload.send(stub, header, zip);
    }

    @Override
    public void fetch(String assetId, long offset, Sink sink) throws ServerAway, PackageRefused, IOException {
        PackageRequest request = PackageRequest.newBuilder()
                .setHostId(hello.getHostId())
                .setAssetId(assetId)
                .setOffset(offset)
                .build();
        PackageFetch.receive(AgentLinkGrpc.newBlockingV2Stub(channel).withInterceptors(identity), request, sink);
    }

    /**
     * Brings what came of an errand to the server.
     *
     * @throws ServerAway when it did not take it: then nobody waits for it any more
     */
    public void deliver(Delivery delivery) throws ServerAway {
        try {
            var _ = AgentLinkGrpc.newBlockingStub(channel)
                    .withInterceptors(identity)
                    .withDeadlineAfter(DELIVERY_SECONDS, TimeUnit.SECONDS)
                    .deliver(delivery);
        } catch (StatusRuntimeException failure) {
            throw new ServerAway(LinkWords.of(failure.getStatus()));
        }
    }

    /** A developer's wish: hangs up, answers no question, and connects again only after this time. */
    public void stayAway(Duration time) {
        LinkStream stream;
        synchronized (monitor) {
            Listener heard = listener;
            if (closed || away || heard == null) {
                return;
            }
            away = true;
            stream = current;
            current = null;
            if (stream != null && stream.wasWelcome()) {
                heard.down(AWAY);
            }
        }
        LOG.log(System.Logger.Level.WARNING, "link down why=\"{0}\" for={1}", AWAY, time);
        if (stream != null) {
            stream.cancel(AWAY);
        }
        var _ = timer.schedule(this::comeBack, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void comeBack() {
        synchronized (monitor) {
            away = false;
        }
        connect();
    }

    @Override
    public void close() {
        LinkStream stream;
        synchronized (monitor) {
            closed = true;
            stream = current;
            current = null;
        }
        if (stream != null) {
            stream.cancel("the agent stops");
        }
    }
}
