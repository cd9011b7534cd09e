package io.opengse.server.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.server.api.OfficialApi;
import io.opengse.server.http.ServedEngine;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTest {
    @TempDir
    private Path folder;

    @Test
    void everyExampleIsAnsweredAsDocumented() throws Exception {
        Map<String, String> outcomes = new TreeMap<>();
        try (ServedEngine server = new ServedEngine(folder)) {
            ExampleWorld world = ExampleWorld.prepare(server, Clock.systemUTC());
            for (Example example : Examples.all()) {
                JsonNode response = server.call(example.action(), world.request(example));
                outcomes.put(
                        example.action(),
                        response.has("Error") ? response.get("Error").toString() : "OK");
            }
        }

        for (Example example : Examples.all()) {
            assertThat(outcomes.get(example.action())).as(example.action()).contains(example.outcome());
        }
    }

    @Test
    void everyActionHasOneExample() {
        Map<String, Long> examples =
                Examples.all().stream().collect(Collectors.groupingBy(Example::action, Collectors.counting()));

        assertThat(examples.keySet()).isEqualTo(OfficialApi.read().actions().keySet());
        assertThat(examples.values()).containsOnly(1L);
    }
}
