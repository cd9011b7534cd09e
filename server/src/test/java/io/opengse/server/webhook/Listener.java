package io.opengse.server.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** A back end that listens for outcomes on a real port, and answers as it is told to; without word it says 204. */
final class Listener implements AutoCloseable {
    static final int HANGS = 0;
    private static final int WELL = 204;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final LinkedBlockingQueue<Integer> answers = new LinkedBlockingQueue<>();
    private final CountDownLatch over = new CountDownLatch(1);
    final List<Heard> heard = new CopyOnWriteArrayList<>();

    record Heard(String body, String signature, String attempt) {}

    Listener() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/placed", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/placed";
    }

    /** The next answers, one after another. */
    Listener answering(int... codes) {
        for (int code : codes) {
            answers.add(code);
        }
        return this;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        heard.add(new Heard(
                body,
                exchange.getRequestHeaders().getFirst("X-OpenGSE-Signature"),
                exchange.getRequestHeaders().getFirst("X-OpenGSE-Attempt")));
        Integer code = answers.poll();
        if (code != null && code == HANGS) {
            awaitTheEnd();
        }
        exchange.sendResponseHeaders(code == null ? WELL : Math.max(code, WELL), -1);
        exchange.close();
    }

    private void awaitTheEnd() {
        try {
            over.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
