package io.opengse.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.Engine;
import io.opengse.engine.EngineSettings;
import io.opengse.engine.memory.MemoryStore;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.store.Conflict;
import io.opengse.engine.store.StoreFailed;
import io.opengse.server.access.OpenGate;
import io.opengse.server.api.call.HttpCall;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Nothing;
import io.opengse.server.api.signature.SignedRequest;
import io.opengse.server.credential.Credentials;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CloudApiTest {
    private final Engine engine = new Engine(
            new MemoryStore(),
            EngineSettings.standard(),
            Clock.fixed(SignedRequest.NOW, ZoneOffset.UTC),
            new Random(1),
            _ -> {});

    @TempDir
    Path folder;

    private OpenGate gate;
    private CloudApi api;

    @BeforeEach
    void open() {
        Credentials root = new Credentials(SignedRequest.SECRET_ID, SignedRequest.SECRET_KEY);
        gate = OpenGate.over(engine, folder, root, () -> SignedRequest.NOW);
        api = api(() -> {});
    }

    @Test
    void aGoodCallIsAnsweredWithItsRequestId() {
        Reply reply = api.answer(SignedRequest.post("Work", "{}").call(), "http://here", "10.0.0.9");

        assertThat(reply.action()).isEqualTo("Work");
        assertThat(json(reply)).matches("\\{\"Response\":\\{\"RequestId\":\"[0-9a-f-]{36}\"}}");
    }

    @Test
    void aGetTakesItsParametersFromTheQuery() {
        assertThat(code(SignedRequest.get("Work", "").call())).isEqualTo("OK");
        assertThat(code(SignedRequest.get("Work", "Colour=red").call())).isEqualTo("UnknownParameter");
    }

    @Test
    void aFormIsTakenLikeAQuery() {
        assertThat(code(SignedRequest.post("Work", "Colour=red")
                        .as("application/x-www-form-urlencoded; charset=utf-8")
                        .call()))
                .isEqualTo("UnknownParameter");
    }

    @Test
    void anEmptyBodyIsAnEmptyObject() {
        assertThat(code(SignedRequest.post("Work", "").call())).isEqualTo("OK");
    }

    @Test
    void aPostWithAQueryIsRefusedBecauseNothingSignsIt() {
        SignedRequest request = SignedRequest.post("Work", "{}");
        HttpCall call = new HttpCall(
                "POST",
                "Force=true",
                Map.of(
                        "Host", request.host(),
                        "Content-Type", request.contentType(),
                        "X-TC-Action", "Work",
                        "X-TC-Version", "2019-11-12",
                        "X-TC-Timestamp", Long.toString(request.at().getEpochSecond()),
                        "Authorization", request.authorization()),
                "{}".getBytes(StandardCharsets.UTF_8));

        assertThat(code(call)).isEqualTo("InvalidParameter");
    }

    @Test
    void actionAndVersionAreNeededAndKnown() {
        assertThat(code(SignedRequest.post("", "{}").call())).isEqualTo("MissingParameter");
        assertThat(code(SignedRequest.post("Wrok", "{}").call())).isEqualTo("InvalidAction");
        assertThat(code(SignedRequest.post("Work", "{}")
                        .sending("X-TC-Version", "")
                        .call()))
                .isEqualTo("MissingParameter");
        assertThat(code(SignedRequest.post("Work", "{}")
                        .sending("X-TC-Version", "2017-03-12")
                        .call()))
                .isEqualTo("NoSuchVersion");
    }

    @Test
    void aBodyThatIsNotOneJsonObjectIsRefused() {
        for (String body : List.of("nonsense", "[]", "{\"A\":1,\"A\":2}", "{} {}", "{\"A\":", "[".repeat(1000))) {
            assertThat(code(SignedRequest.post("Work", body).call())).as(body).isEqualTo("InvalidParameter");
        }
    }

    static Stream<Arguments> troubles() {
        return Stream.of(
                Arguments.of(Refused.invalid("x"), "InvalidParameterValue"),
                Arguments.of(Refused.notFound("x"), "ResourceNotFound"),
                Arguments.of(Refused.unavailable("x"), "ResourceUnavailable"),
                Arguments.of(Refused.exhausted("x"), "ResourceInsufficient"),
                Arguments.of(Refused.limitReached("x"), "LimitExceeded"),
                Arguments.of(Refused.inUse("x"), "ResourceInUse"),
                Arguments.of(Refused.denied("x"), "UnsupportedOperation"),
                Arguments.of(new StoreFailed("the disk is full", new IOException()), "FailedOperation"),
                Arguments.of(new Conflict("row"), "FailedOperation"),
                Arguments.of(new IllegalStateException("a secret of ours"), "InternalError"));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void everyTroubleHasItsCode(RuntimeException trouble, String code) {
        Reply reply = api(() -> {
                    throw trouble;
                })
                .answer(SignedRequest.post("Work", "{}").call(), "http://here", "10.0.0.9");

        assertThat(reply.code()).isEqualTo(code);
        assertThat(json(reply)).doesNotContain("a secret of ours").contains("RequestId");
    }

    private String code(HttpCall call) {
        return api.answer(call, "http://here", "10.0.0.9").code();
    }

    private static String json(Reply reply) {
        return new String(reply.json(), StandardCharsets.UTF_8);
    }

    private CloudApi api(Runnable work) {
        Action<Nothing> action = new Action<>("Work", "Works.", List.of(), Nothing.SHAPE, List.of(), (_, _) -> {
            work.run();
            return Nothing.AT_ALL;
        });
        return new CloudApi(new Actions(List.of(action)), gate.guard(), () -> SignedRequest.NOW, new Random(1));
    }
}
