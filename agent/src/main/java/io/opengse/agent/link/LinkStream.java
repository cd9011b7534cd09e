package io.opengse.agent.link;

import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.opengse.protocol.link.FromAgent;
import io.opengse.protocol.link.FromServer;
import io.opengse.protocol.link.Hello;
import io.opengse.protocol.link.Report;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One stream to the server, from Hello to its end. Hands on what it hears only while it is the current one, so that a
 * late message of a stream given up cannot be taken for news.
 */
final class LinkStream implements ClientResponseObserver<FromAgent, FromServer> {
    private static final System.Logger LOG = System.getLogger(LinkStream.class.getName());

    private final Object monitor;
    private final ControlPlane.Listener listener;
    private final Predicate<LinkStream> isCurrent;
    private final BiConsumer<LinkStream, Status> ended;
    private @Nullable ClientCallStreamObserver<FromAgent> out;
    private boolean welcome;

    LinkStream(
            Object monitor,
            ControlPlane.Listener listener,
            Predicate<LinkStream> isCurrent,
            BiConsumer<LinkStream, Status> ended) {
        this.monitor = monitor;
        this.listener = listener;
        this.isCurrent = isCurrent;
        this.ended = ended;
    }

    @Override
    public synchronized void beforeStart(ClientCallStreamObserver<FromAgent> stream) {
        out = stream;
    }

    void greet(Hello hello) {
        write(FromAgent.newBuilder().setHello(hello).build());
    }

    void send(Report report) {
        synchronized (monitor) {
            if (!welcome || !isCurrent.test(this)) {
                return;
            }
        }
        write(FromAgent.newBuilder().setReport(report).build());
    }

    private synchronized void write(FromAgent message) {
        if (out != null) {
            out.onNext(message);
        }
    }

    boolean wasWelcome() {
        return welcome;
    }

    void giveUpUnlessWelcome() {
        boolean silent;
        synchronized (monitor) {
            silent = !welcome && isCurrent.test(this);
        }
        if (silent) {
            cancel("no Welcome came");
        }
    }

    synchronized void cancel(String why) {
        if (out != null) {
            out.cancel(why, null);
            out = null; // gRPC does not bear writing to what was cancelled
        }
    }

    @Override
    public void onNext(FromServer message) {
        synchronized (monitor) {
            if (!isCurrent.test(this)) {
                return;
            }
            if (!welcome && !message.hasWelcome()) {
                LOG.log(System.Logger.Level.WARNING, "ignored before Welcome: {0}", message.getKindCase());
                return;
            }
            hear(message);
        }
    }

    private void hear(FromServer message) {
        switch (message.getKindCase()) {
            case WELCOME -> {
                welcome = true;
                LOG.log(
                        System.Logger.Level.INFO,
                        "link up server={0} players-reach-this-host-at={1}",
                        message.getWelcome().getServerVersion(),
                        message.getWelcome().getAddress());
                listener.up(message.getWelcome().getLastReport());
            }
            case DESIRED -> listener.desired(message.getDesired());
            case START_SESSION -> listener.start(message.getStartSession());
            case END_PROCESS -> listener.end(message.getEndProcess());
            case REPORT_ACK -> listener.acknowledged(message.getReportAck().getNumber());
            case ERRAND -> listener.errand(message.getErrand());
            case KIND_NOT_SET ->
                LOG.log(System.Logger.Level.WARNING, "the server says something this agent is too old to know");
        }
    }

    @Override
    public void onError(Throwable failure) {
        end(Status.fromThrowable(failure));
    }

    @Override
    public void onCompleted() {
        end(Status.OK);
    }

    private void end(Status why) {
        synchronized (monitor) {
            if (!isCurrent.test(this)) {
                return;
            }
            if (welcome) {
                listener.down(LinkWords.of(why));
            }
            ended.accept(this, why);
        }
    }
}
