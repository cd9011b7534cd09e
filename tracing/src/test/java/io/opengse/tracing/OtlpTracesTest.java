package io.opengse.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opengse.tracing.Traces.Role;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpTracesTest {
    private static final String REMOTE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final String UNSAMPLED = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00";

    private Collector collector;
    private Traces traces;

    @BeforeEach
    void open() throws IOException {
        collector = Collector.open();
        traces = collector.settings().open("server", "one", Clock.systemUTC());
    }

    @AfterEach
    void close() {
        traces.close();
        collector.close();
    }

    @Test
    void whatAnotherProgramContinuesBelongsToTheSameTrace() {
        Span above = traces.begin(Role.SERVER, "create", null);
        traces.begin(Role.PRODUCER, "order", above.context()).close();
        above.tag("opengse.session", "s-1").close();

        SeenSpan parent = seen("create");
        SeenSpan child = seen("order");
        assertThat(child.traceId()).isEqualTo(parent.traceId());
        assertThat(child.parentId()).isEqualTo(parent.spanId());
        assertThat(parent.parentId()).isEmpty();
        assertThat(parent.service()).isEqualTo("test-server");
        assertThat(parent.kind()).isEqualTo(SpanKind.SPAN_KIND_SERVER);
        assertThat(parent.tags()).containsEntry("opengse.session", "s-1");
    }

    @Test
    void aCallersTraceIsContinued() {
        try (Span span = traces.begin(Role.SERVER, "create", REMOTE)) {
            assertThat(span.context()).startsWith("00-4bf92f3577b34da6a3ce929d0e0e4736-");
            assertThat(span.traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        }

        assertThat(seen("create").parentId()).isEqualTo("00f067aa0ba902b7");
    }

    @Test
    void aTraceThatItsCallerDoesNotRecordIsNotRecordedHereEither() {
        try (Span span = traces.begin(Role.SERVER, "unsampled", UNSAMPLED)) {
            assertThat(span.context())
                    .startsWith("00-4bf92f3577b34da6a3ce929d0e0e4736-")
                    .endsWith("-00");
            assertThat(span.traceId()).isEmpty();
        }
        traces.begin(Role.SERVER, "other", null).close();

        var _ = seen("other");
        assertThat(collector.spans("unsampled")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00F067AA0BA902B7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more"
            })
    void whatIsNoTraceparentBeginsATraceOfItsOwn(String parent) {
        traces.begin(Role.SERVER, "create", parent).close();

        assertThat(seen("create").parentId()).isEmpty();
        assertThat(seen("create").traceId()).isNotEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @Test
    void aLaterVersionOfTheHeaderIsUnderstood() {
        traces.begin(Role.SERVER, "create", "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-new")
                .close();

        assertThat(seen("create").parentId()).isEqualTo("00f067aa0ba902b7");
    }

    @Test
    void nothingIsBegunWhereThereIsNothingToFollow() {
        assertThat(traces.follow(Role.PRODUCER, "order", "")).isSameAs(Span.NONE);
    }

    @Test
    void aRatioOfZeroRecordsNothing() {
        TraceSettings none = new TraceSettings(Optional.of(URI.create(collector.endpoint())), 0, "test");
        try (Traces quiet = none.open("server", "", Clock.systemUTC())) {
            quiet.begin(Role.SERVER, "never", null).close();
        }
        traces.begin(Role.SERVER, "always", null).close();

        var _ = seen("always");
        assertThat(collector.spans("never")).isEmpty();
    }

    @Test
    void linksAndFailuresAreTold() {
        traces.begin(Role.SERVER, "join", null)
                .link(REMOTE)
                .link("nonsense")
                .failed("no seat")
                .close();

        assertThat(seen("join").links()).containsExactly("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(seen("join").failure()).isEqualTo("no seat");
    }

    @Test
    void whatIsLeftIsSentBeforeTheEnd() {
        traces.begin(Role.SERVER, "last", null).close();
        traces.close();

        assertThat(seen("last").name()).isEqualTo("last");
    }

    private SeenSpan seen(String name) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !collector.spans(name).isEmpty());
        return collector.spans(name).getFirst();
    }
}
