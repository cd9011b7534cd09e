package io.opengse.agent.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opengse.agent.link.HostPort;
import io.opengse.metrics.Exposition;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers GET /metrics at an address of its own, and nothing else. Opened only where the settings say so. */
public final class MetricsPort implements AutoCloseable {
    private static final int WAITING = 16;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final HttpServer server;
    private final ExecutorService threads;

    private MetricsPort(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /** @throws IOException when the address cannot be had; the message names the setting */
    public static MetricsPort open(HostPort address, AgentMeasurements measurements) throws IOException {
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress(address.host(), address.port()), WAITING);
        } catch (IOException taken) {
            throw new IOException(
                    "cannot tell measurements on " + address + ": " + taken.getMessage()
                            + "; choose another address with agent-metrics, or none",
                    taken);
        }
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(exchange, measurements));
        server.start();
        return new MetricsPort(server, threads);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange, AgentMeasurements measurements) throws IOException {
        try (exchange) {
            boolean asked = exchange.getRequestMethod().equals("GET")
                    && exchange.getRequestURI().getPath().equals("/metrics");
            String text = asked ? measurements.text() : "only GET /metrics is answered here\n";
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", Exposition.CONTENT_TYPE);
            exchange.sendResponseHeaders(asked ? OK : NOT_FOUND, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
