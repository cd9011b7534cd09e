package io.opengse.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opengse.tracing.Traces.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CollectorAwayTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    private final HeardLines log = new HeardLines();
    private Instant now = Instant.EPOCH;

    @Test
    void oneLineAMinuteIsSaid() {
        Complaints complaints = new Complaints("http://gone", () -> now, log);

        complaints.refused("Connection refused");
        complaints.refused("Connection refused");
        now = now.plusSeconds(59);
        complaints.refused("Connection refused");
        assertThat(log.lines()).hasSize(1);
        now = now.plusSeconds(1);
        complaints.refused("Connection refused");

        assertThat(log.lines()).hasSize(2);
        assertThat(log.lines().getLast()).contains("http://gone").contains("took none of 4 batches");
    }

    @Test
    void itIsSaidWhenTheyAreTakenAgain() {
        Complaints complaints = new Complaints("http://gone", () -> now, log);

        complaints.taken();
        complaints.refused("Connection refused");
        complaints.taken();
        complaints.taken();

        assertThat(log.lines()).hasSize(2);
        assertThat(log.lines().getLast()).contains("taken again");
    }

    @Test
    void workGoesOnWhileNobodyListens() throws IOException {
        int free;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = closed.getLocalPort();
        }
        try (Traces traces = to("http://127.0.0.1:" + free)) {
            many(traces);
            await().atMost(LONG).until(() -> !log.lines().isEmpty());
            many(traces);
        }

        assertThat(log.lines()).hasSize(1);
    }

    @Test
    void workGoesOnWhileTheCollectorHangs() throws IOException {
        try (ServerSocket deaf = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Traces traces = to("http://127.0.0.1:" + deaf.getLocalPort())) {
            many(traces);
            many(traces);
        }
    }

    @Test
    void whatTheCollectorRefusesIsDroppedAndTheNextIsTriedAgain() throws IOException {
        try (Collector collector = Collector.open();
                Traces traces = to(collector.endpoint())) {
            collector.answer(503);
            traces.begin(Role.SERVER, "lost", null).close();
            await().atMost(LONG).until(() -> collector.requests() > 0);
            collector.answer(200);
            traces.begin(Role.SERVER, "kept", null).close();

            await().atMost(LONG).until(() -> !collector.spans("kept").isEmpty());
            assertThat(collector.spans("lost")).isEmpty();
        }
        assertThat(log.lines().getFirst()).contains("503");
    }

    private Traces to(String endpoint) {
        TraceSettings settings = new TraceSettings(Optional.of(URI.create(endpoint)), 1, "test");
        return OtlpTraces.open(settings, Map.of(), new Complaints(endpoint, () -> now, log));
    }

    private static void many(Traces traces) {
        for (int each = 0; each < 5000; each++) {
            traces.begin(Role.SERVER, "work", null).tag("number", "7").close();
        }
    }
}
