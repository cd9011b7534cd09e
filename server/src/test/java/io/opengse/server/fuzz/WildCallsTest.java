package io.opengse.server.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.server.api.Reply;
import io.opengse.server.api.call.HttpCall;
import io.opengse.server.api.problem.ErrorCode;
import io.opengse.server.example.ExampleWorld;
import io.opengse.server.http.ServedEngine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thousands of wrong calls of every action: each is answered in its envelope with a documented code, none with a fault
 * of the server. -Dseed=N replays one, -Drounds=N makes more.
 */
class WildCallsTest {
    private static final int FIRST_SEED = Integer.getInteger("seed", 1);
    private static final int ROUNDS = Integer.getInteger("rounds", Integer.getInteger("seed") == null ? 12 : 1);
    private static final int CALLS = 250;
    private static final int LONGEST_MESSAGE = 20_000;
    private static final Set<String> CODES =
            Arrays.stream(ErrorCode.values()).map(ErrorCode::wireName).collect(Collectors.toSet());

    @TempDir
    private Path folder;

    @Test
    void everyCallIsAnsweredWithADocumentedCode() throws Exception {
        Map<String, Integer> codes = new TreeMap<>();
        try (ServedEngine server = new ServedEngine(folder)) {
            ExampleWorld.prepare(server, Clock.systemUTC());
            for (int seed = FIRST_SEED; seed < FIRST_SEED + ROUNDS; seed++) {
                WildCalls calls = new WildCalls(
                        new Random(seed), server.actions(), Clock.systemUTC().instant());
                for (int each = 0; each < CALLS; each++) {
                    HttpCall call = calls.next();
                    Reply reply = server.api().answer(call, "http://127.0.0.1", "127.0.0.1");
                    codes.merge(reply.code(), 1, Integer::sum);
                    int number = each;
                    int round = seed;
                    assertSound(reply, () -> "-Dseed=" + round + " call " + number + ": " + shown(call));
                }
            }
        }

        assertThat(codes.keySet())
                .as("what was reached: %s", codes)
                .contains("OK", "InvalidParameter", "InvalidParameterValue", "MissingParameter", "UnknownParameter")
                .anyMatch(code -> code.startsWith("AuthFailure"));
    }

    private static void assertSound(Reply reply, Supplier<String> what) {
        String json = new String(reply.json(), StandardCharsets.UTF_8);
        if (!reply.code().equals("OK")) {
            assertThat(CODES).as(what).contains(reply.code());
            assertThat(reply.code()).as(what).isNotIn("InternalError", "FailedOperation");
            assertThat(json).as(what).doesNotContain("Exception", "java.", "io.opengse", "\\n\\tat ", "com.fasterxml");
            assertThat(json.length()).as(what).isLessThan(LONGEST_MESSAGE);
        }
        assertThat(json).as(what).startsWith("{\"Response\":{").contains("\"RequestId\":\"");
    }

    private static String shown(HttpCall call) {
        String body = call.bodyText();
        return call.method() + " " + call.header("x-tc-action") + " " + call.rawQuery() + " "
                + (body.length() > 2000 ? body.substring(0, 2000) + "…" : body);
    }
}
