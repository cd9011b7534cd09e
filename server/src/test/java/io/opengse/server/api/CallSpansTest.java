package io.opengse.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opengse.server.api.problem.ApiProblem;
import io.opengse.tracing.Collector;
import io.opengse.tracing.SeenSpan;
import io.opengse.tracing.Span;
import io.opengse.tracing.Traces;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallSpansTest {
    private static final String CALLER = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private Collector collector;
    private Traces traces;
    private CallSpans spans;

    @BeforeEach
    void open() throws IOException {
        collector = Collector.open();
        traces = collector.settings().open("server", "", Clock.systemUTC());
        spans = new CallSpans(traces);
    }

    @AfterEach
    void close() {
        traces.close();
        collector.close();
    }

    @Test
    void aCallIsASpanUnderItsCallersThatNamesActionRequestAndOutcome() {
        spans.follow(CALLER, "r-1", _ -> Reply.done("Work", Map.of(), "r-1"));

        SeenSpan call = seen("Work");
        assertThat(call.traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(call.parentId()).isEqualTo("00f067aa0ba902b7");
        assertThat(call.tags()).containsEntry("opengse.request_id", "r-1").containsEntry("opengse.code", "OK");
        assertThat(call.failure()).isEmpty();
    }

    @Test
    void aRefusalIsAFailure() {
        spans.follow(null, "r-1", _ -> Reply.failed("Work", ApiProblem.missing("Colour is missing"), "r-1"));

        assertThat(seen("Work").failure()).isEqualTo("MissingParameter");
    }

    @Test
    void withoutACollectorNothingIsFollowed() {
        new CallSpans(Traces.NONE).follow(CALLER, "r-1", span -> {
            assertThat(span).isSameAs(Span.NONE);
            return Reply.done("Work", Map.of(), "r-1");
        });
    }

    private SeenSpan seen(String name) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !collector.spans(name).isEmpty());
        return collector.spans(name).getFirst();
    }
}
