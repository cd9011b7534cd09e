package io.opengse.server.link;

import io.opengse.engine.Engine;
import io.opengse.engine.host.StartOrder;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.store.StoreFailed;
import io.opengse.protocol.gse.GseResponse;
import io.opengse.protocol.link.Answer;
import io.opengse.protocol.link.Question;
import io.opengse.tracing.Span;
import io.opengse.tracing.Traces;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.MDC;

/**
 * Follows what goes down to agents and what comes up from games. What an order belongs to stands in its session's row,
 * so it is followed also when another stream, or another server, sends it. Must never fail the work itself.
 */
final class LinkSpans {
    private static final String TRACE = "trace";
    private static final String SESSION = "opengse.session";
    private static final String PROCESS = "opengse.process";
    private static final String HOST = "opengse.host";

    private final Traces traces;
    private final Engine engine;

    LinkSpans(Traces traces, Engine engine) {
        this.traces = traces;
        this.engine = engine;
    }

    /** An order is being sent, perhaps not for the first time; says what to hand on with it. */
    String order(StartOrder order) {
        String origin = order.session().request().trace();
        try (Span span = traces.follow(Traces.Role.PRODUCER, "StartSession", origin)) {
            if (span == Span.NONE) {
                return origin;
            }
            span.tag(SESSION, order.session().id().value())
                    .tag(PROCESS, order.process().value())
                    .tag(HOST, order.session().place().host().value());
            return span.context();
        }
    }

    /**
     * A game asks through its agent. The context is taken off the question: asked again it is the same question.
     *
     * @param answering must not throw
     */
    Answer follow(Question question, Function<Question, Answer> answering) {
        if (!traces.on()) {
            return answering.apply(QuestionTrace.bare(question));
        }
        try (Span span = begin(question);
                var _ = MDC.putCloseable(TRACE, span.traceId())) {
            Answer answer = answering.apply(QuestionTrace.bare(question));
            if (answer.getResponse().getStatus() != GseResponse.Status.OK) {
                span.failed(answer.getResponse().getErrorMessage());
            }
            return answer;
        }
    }

    private Span begin(Question question) {
        QuestionTrace asked = QuestionTrace.of(question);
        String session = read(() -> engine.sessions()
                .find(new SessionId(asked.session()))
                .map(found -> found.request().trace())
                .orElse(""));
        String player = asked.accepted().isEmpty() ? "" : read(() -> asked.joined(engine.players()));
        String given = question.getTraceparent();
        String above = asked.activates() ? session : player;
        return traces.begin(Traces.Role.SERVER, asked.name(), given.isEmpty() ? above : given)
                .link(asked.activates() && given.isEmpty() ? "" : session)
                .link(given.isEmpty() ? "" : player)
                .tag("opengse.request_id", question.getRequestId())
                .tag(SESSION, asked.session())
                .tag("opengse.player_session", asked.accepted())
                .tag(PROCESS, question.getProcessId())
                .tag(HOST, question.getHostId());
    }

    private static String read(Supplier<String> row) {
        try {
            return row.get();
        } catch (StoreFailed unreadable) {
            return ""; // the answer will say it
        }
    }
}
