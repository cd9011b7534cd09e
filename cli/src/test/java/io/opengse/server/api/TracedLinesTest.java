package io.opengse.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.tracing.Collector;
import io.opengse.tracing.Traces;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** What log lines say of the call they belong to. Here, where the library is that writes them. */
class TracedLinesTest {
    private static final String CALLER = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void linesLoggedMeanwhileNameTraceAndRequest() throws IOException {
        try (Collector collector = Collector.open();
                Traces traces = collector.settings().open("server", "", Clock.systemUTC())) {
            new CallSpans(traces).follow(CALLER, "r-1", _ -> {
                assertThat(MDC.get("trace")).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
                assertThat(MDC.get("request")).isEqualTo("r-1");
                return Reply.done("Work", Map.of(), "r-1");
            });

            assertThat(MDC.get("trace")).isNull();
            assertThat(MDC.get("request")).isNull();
        }
    }

    @Test
    void withoutACollectorTheyNameTheRequestOnly() {
        new CallSpans(Traces.NONE).follow(CALLER, "r-1", _ -> {
            assertThat(MDC.get("trace")).isNull();
            assertThat(MDC.get("request")).isEqualTo("r-1");
            return Reply.done("Work", Map.of(), "r-1");
        });
    }
}
