package io.opengse.server.example;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.engine.MovableClock;
import io.opengse.engine.memory.MemoryStore;
import io.opengse.server.api.Exchange;
import io.opengse.server.http.ServedEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Runs every example in a world that stands still and keeps what was answered, for the reference page. */
public final class RecordedExamples {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:05Z");

    private RecordedExamples() {}

    /** By action. */
    public static Map<String, Exchange> record(Path folder) throws IOException, InterruptedException {
        ObjectMapper json = new ObjectMapper();
        StableNames names = new StableNames();
        Map<String, Exchange> recorded = new LinkedHashMap<>();
        MovableClock clock = new MovableClock(NOW);
        try (ServedEngine server = new ServedEngine(folder, new MemoryStore(), clock, new Random(1))) {
            ExampleWorld world = ExampleWorld.prepare(server, clock);
            for (Example example : Examples.all()) {
                clock.move(Duration.ofSeconds(1)); // so that lists in the order of time are in one order
                String request = world.request(example);
                ObjectNode answer = (ObjectNode) server.call(example.action(), request);
                answer.put("RequestId", "b46a43f2-7e0d-4f43-a2a3-1e6d5c3f0d11");
                ObjectNode envelope = json.createObjectNode();
                envelope.set("Response", answer);
                recorded.put(example.action(), new Exchange(named(json, names, request), named(json, names, envelope)));
            }
        }
        return recorded;
    }

    private static JsonNode named(ObjectMapper json, StableNames names, Object text) throws IOException {
        return json.readTree(names.in(text.toString()));
    }
}
