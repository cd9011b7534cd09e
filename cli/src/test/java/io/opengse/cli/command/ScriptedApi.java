package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An API on a real port that gives prepared answers and remembers what it was asked. The last answer is repeated. */
final class ScriptedApi implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Map<String, Deque<String>> answers = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    record Asked(String action, JsonNode parameters, String authorization) {}

    ScriptedApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Answers this action with what goes inside "Response". */
    ScriptedApi answering(String action, String response) {
        answers.computeIfAbsent(action, _ -> new ArrayDeque<>()).add(response);
        return this;
    }

    /** As {@link #answering}, in place of what was prepared before. */
    ScriptedApi answeringOnly(String action, String response) {
        answers.remove(action);
        return answering(action, response);
    }

    ScriptedApi refusing(String action, String code, String message) {
        return answering(action, "{\"Error\":{\"Code\":\"" + code + "\",\"Message\":\"" + message + "\"}}");
    }

    List<Asked> asked(String action) {
        return asked.stream().filter(one -> one.action().equals(action)).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String action = exchange.getRequestHeaders().getFirst("X-TC-Action");
            JsonNode parameters = JSON.readTree(exchange.getRequestBody());
            asked.add(new Asked(action, parameters, exchange.getRequestHeaders().getFirst("Authorization")));
            Deque<String> prepared = answers.getOrDefault(action, new ArrayDeque<>());
            String response = prepared.size() > 1 ? prepared.remove() : prepared.peek();
            byte[] body =
                    ("{\"Response\":" + (response == null ? "{}" : response) + "}").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
