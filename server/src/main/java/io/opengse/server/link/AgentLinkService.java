package io.opengse.server.link;

import io.grpc.Context;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.opengse.engine.Engine;
import io.opengse.protocol.link.AgentLinkGrpc;
import io.opengse.protocol.link.Answer;
import io.opengse.protocol.link.Delivery;
import io.opengse.protocol.link.DeliveryReceipt;
import io.opengse.protocol.link.FromAgent;
import io.opengse.protocol.link.FromServer;
import io.opengse.protocol.link.LogPart;
import io.opengse.protocol.link.LogReceipt;
import io.opengse.protocol.link.PackagePart;
import io.opengse.protocol.link.PackageRequest;
import io.opengse.protocol.link.Question;
import io.opengse.server.live.Live;
import io.opengse.server.peer.Peers;
import io.opengse.tracing.Traces;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.MDC;

/**
 * The gRPC face towards agents: a stream of orders and reports, questions of games, log bundles. Each call runs on a
 * virtual thread of its own and may block. Decides nothing: every answer is the engine's.
 */
public final class AgentLinkService extends AgentLinkGrpc.AgentLinkImplBase {
    private static final System.Logger LOG = System.getLogger(AgentLinkService.class.getName());
    private static final int ANSWERS_REMEMBERED = 8192;

    private final Engine engine;
    private final AgentLinks links;
    private final Presence presence;
    private final Questions questions;
    private final RecentAnswers recent;
    private final LogUploads uploads;
    private final PackageFetches fetches;
    private final Errands errands;
    private final LinkSpans spans;

    /**
     * The time, where work is followed, and the other servers.
     *
     * @param peers empty on a server that is alone
     */
    public record Surroundings(InstantSource clock, Traces traces, Optional<Peers> peers) {}

    public AgentLinkService(
            Engine engine, AgentLinks links, LogUploads uploads, PackageShelf packages, Surroundings surroundings) {
        this.engine = engine;
        this.links = links;
        this.presence = new Presence(links, engine.hosts());
        this.questions = new Questions(engine);
        this.recent = new RecentAnswers(surroundings.clock(), ANSWERS_REMEMBERED);
        this.uploads = uploads;
        this.fetches = new PackageFetches(engine.assets(), links, packages);
        this.errands = new Errands(links, new Elsewhere(engine.replicas(), links.server(), surroundings.peers()));
        this.spans = new LinkSpans(surroundings.traces(), engine);
    }

    @Override
    public StreamObserver<FromAgent> connect(StreamObserver<FromServer> agent) {
        var visitor = new Connection.Visitor((ServerCallStreamObserver<FromServer>) agent, Caller.calling());
        return new Connection(links, presence, engine, spans, visitor);
    }

    /** A question whose asker no longer waits is not answered: it comes again, with the same request id. */
    @Override
    public void ask(Question question, StreamObserver<Answer> asker) {
        if (Context.current().isCancelled()) {
            asker.onError(Status.DEADLINE_EXCEEDED
                    .withDescription("the time for this question was over before the server got to it")
                    .asRuntimeException());
            return;
        }
        try (var _ = MDC.putCloseable("request", question.getRequestId());
                var _ = MDC.putCloseable("process", question.getProcessId())) {
            Answer answer = spans.follow(question, this::answer);
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "answered question={0} status={1}",
                    question.getKindCase(),
                    answer.getResponse().getStatus());
            asker.onNext(answer);
        }
        asker.onCompleted();
    }

    private Answer answer(Question question) {
        return question.hasDescribe() ? questions.answer(question) : recent.to(question, questions::answer);
    }

    @Override
    public StreamObserver<LogPart> uploadLogs(StreamObserver<LogReceipt> agent) {
        return uploads.begin(agent);
    }

    @Override
    public void fetchPackage(PackageRequest request, StreamObserver<PackagePart> agent) {
        fetches.begin(request, (ServerCallStreamObserver<PackagePart>) agent);
    }

    @Override
    public void deliver(Delivery delivery, StreamObserver<DeliveryReceipt> agent) {
        errands.delivered(delivery);
        agent.onNext(DeliveryReceipt.getDefaultInstance());
        agent.onCompleted();
    }

    /**
     * The processes of the hosts that are connected here.
     *
     * @param trials whether a developer may break them on purpose
     */
    public Live live(boolean trials) {
        return new Live(new HostWindow(engine.processes(), errands), new HostTrials(trials, engine, errands));
    }

    /** Answers another server what an agent whose stream is here tells; never throws. */
    public byte[] answerPeer(byte[] question) {
        return Elsewhere.answer(question, errands);
    }

    /** Ends every stream; to be called when no new one can come. Agents come again when there is a server again. */
    void endStreams() {
        presence.endAll();
    }
}
