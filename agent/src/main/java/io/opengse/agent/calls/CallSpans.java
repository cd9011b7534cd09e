package io.opengse.agent.calls;

import io.opengse.agent.loop.GameCall;
import io.opengse.protocol.gse.GameServerSession;
import io.opengse.protocol.link.Question;
import io.opengse.protocol.link.StartSession;
import io.opengse.tracing.Span;
import io.opengse.tracing.Traces;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Follows sessions through this host: the order, the callback into the game, the game's calls about its session. What it
 * remembers is soft: an order comes again on each new stream, and the server knows by itself what a session belongs to.
 */
public final class CallSpans {
    private static final int MOST_REMEMBERED = 4096;

    private final Traces traces;
    /** By process: as what the starting of its newest session is followed. */
    private final Map<String, String> starting = new ConcurrentHashMap<>();
    /** By process and request: as what a call that is under way is followed. */
    private final Map<Asked, String> underWay = new ConcurrentHashMap<>();

    private record Asked(String processId, String requestId) {}

    public CallSpans(Traces traces) {
        this.traces = traces;
    }

    /** An order arrived, perhaps not for the first time. */
    public void ordered(StartSession order) {
        if (!order.getTraceparent().isEmpty()) {
            remember(order.getProcessId(), order.getTraceparent());
        }
    }

    /** OnStartGameServerSession is about to be called; to be closed when the game has answered. */
    public FollowedCall starting(String processId, GameServerSession session) {
        String order = starting.getOrDefault(processId, "");
        if (order.isEmpty()) {
            return FollowedCall.NOT;
        }
        Span span = traces.begin(Traces.Role.CLIENT, "OnStartGameServerSession", order)
                .tag("opengse.session", session.getGameServerSessionId())
                .tag("opengse.process", processId)
                .tag("opengse.fleet", session.getFleetId());
        String context = span == Span.NONE ? order : span.context();
        remember(processId, context);
        return new FollowedCall(span, context, () -> {});
    }

    /**
     * A game calls; to be closed when it is answered. Only what the server decides is followed, and only when there is
     * something to follow: the context that the game sent or, for the activation, that of the order.
     */
    public FollowedCall called(String processId, String requestId, String traceparent, GameCall call) {
        if (!(call instanceof GameCall.OfSession about)) {
            return FollowedCall.NOT;
        }
        String above = traceparent.isEmpty() && call instanceof GameCall.Activate
                ? starting.getOrDefault(processId, "")
                : traceparent;
        if (above.isEmpty()) {
            return FollowedCall.NOT;
        }
        Span span = traces.begin(Traces.Role.SERVER, CallWords.method(call), above)
                .tag("opengse.request_id", requestId)
                .tag("opengse.session", about.sessionId())
                .tag("opengse.process", processId);
        String context = span == Span.NONE ? above : span.context();
        Asked asked = new Asked(processId, requestId);
        underWay.put(asked, context);
        return new FollowedCall(span, context, () -> underWay.remove(asked, context));
    }

    /** A question with the context of the call that it passes on. */
    public Question handedOn(Question question) {
        if (underWay.isEmpty()) {
            return question;
        }
        String context = underWay.get(new Asked(question.getProcessId(), question.getRequestId()));
        return context == null
                ? question
                : question.toBuilder().setTraceparent(context).build();
    }

    private void remember(String processId, String context) {
        if (starting.size() >= MOST_REMEMBERED) {
            starting.clear(); // far more than any host runs: most of them are gone
        }
        starting.put(processId, context);
    }
}
