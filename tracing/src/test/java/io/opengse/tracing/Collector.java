package io.opengse.tracing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A collector for tests: takes traces by OTLP over HTTP as a real one does, and shows them. */
public final class Collector implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<SeenSpan> spans = new CopyOnWriteArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final HttpServer server;
    private volatile int status = 200;

    private Collector(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/v1/traces", this::take);
    }

    public static Collector open() throws IOException {
        Collector collector =
                new Collector(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        collector.server.start();
        return collector;
    }

    /** As the setting otlp-endpoint wants it. */
    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Settings of a program that sends everything here. */
    public TraceSettings settings() {
        return new TraceSettings(java.util.Optional.of(java.net.URI.create(endpoint())), 1, "test");
    }

    /** From now on it answers with this status. */
    public void answer(int code) {
        status = code;
    }

    public List<SeenSpan> spans() {
        return List.copyOf(spans);
    }

    public List<SeenSpan> spans(String name) {
        return spans.stream().filter(span -> span.name().equals(name)).toList();
    }

    public int requests() {
        return requests.get();
    }

    /** The trace as text, for the message of a failed test and for the documents. */
    public String text(String traceId) {
        return SeenSpan.tree(
                spans.stream().filter(span -> span.traceId().equals(traceId)).toList());
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            int code = status;
            requests.incrementAndGet();
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (code == 200) {
                ExportTraceServiceRequest.parseFrom(body).getResourceSpansList().forEach(this::add);
            }
            byte[] answer = ExportTraceServiceResponse.getDefaultInstance().toByteArray();
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(code, answer.length == 0 ? -1 : answer.length);
        }
    }

    private void add(ResourceSpans resource) {
        for (ScopeSpans scope : resource.getScopeSpansList()) {
            scope.getSpansList().forEach(span -> spans.add(SeenSpan.of(resource.getResource(), span)));
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
