package io.opengse.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.engine.Engine;
import io.opengse.engine.EngineSettings;
import io.opengse.engine.memory.MemoryStore;
import io.opengse.server.access.AccessOffice;
import io.opengse.server.access.OpenGate;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Nothing;
import io.opengse.server.api.problem.ApiProblem;
import io.opengse.server.api.problem.ErrorCode;
import io.opengse.server.api.signature.Signer;
import io.opengse.server.credential.Credentials;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardTest {
    private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();
    private static final Action<Nothing> LIST =
            new Action<>("ListFleets", "", List.of(), Nothing.SHAPE, List.of(), (_, _) -> Nothing.AT_ALL);

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-11-22T08:00:00Z");
    private OpenGate gate;
    private Guard guard;

    @BeforeEach
    void open() {
        Engine engine =
                new Engine(new MemoryStore(), EngineSettings.standard(), Clock.systemUTC(), new Random(1), _ -> {});
        gate = OpenGate.over(engine, folder, new Credentials("AKIDroot", "key"), () -> now);
        guard = gate.guard();
    }

    @Test
    void aCredentialThatCallsTooOftenIsToldSoUntilTimeHasPassed() {
        Signer signer = signer("QcloudGSEFullAccess");
        for (int call = 0; call < 20; call++) {
            guard.admit(signer, LIST, NOTHING, "127.0.0.1");
        }

        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> guard.admit(signer, LIST, NOTHING, "127.0.0.1"))
                .withMessageContaining("more than 20 times in a second")
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ErrorCode.REQUEST_LIMIT_EXCEEDED));
        now = now.plusMillis(50);
        guard.admit(signer, LIST, NOTHING, "127.0.0.1");
    }

    @Test
    void refusedCallsCountToo() {
        Signer signer = signer("OpengseOperatorAccess");
        for (int call = 0; call < 20; call++) {
            assertThat(code(signer)).isEqualTo(ErrorCode.UNAUTHORIZED_OPERATION);
        }

        assertThat(code(signer)).isEqualTo(ErrorCode.REQUEST_LIMIT_EXCEEDED);
    }

    @Test
    void theRootHasNoLimitAndNeedsNoPolicy() {
        for (int call = 0; call < 5000; call++) {
            guard.admit(new Signer("AKIDroot"), LIST, NOTHING, "127.0.0.1");
        }
    }

    @Test
    void aCredentialThatEndedSinceItsSignatureWasCheckedIsNotLetIn() {
        assertThat(code(new Signer("AKIDgone"))).isEqualTo(ErrorCode.AUTH_FAILURE_SECRET_ID_NOT_FOUND);
    }

    @Test
    void aCallFromElsewhereThanItsPolicySaysIsRefusedWithTheReason() {
        String document = "{\"version\": \"2.0\", \"statement\": {\"effect\": \"allow\", \"action\": \"gse:*\","
                + " \"resource\": \"*\", \"condition\": {\"ip_equal\": {\"qcs:ip\": \"10.0.0.0/8\"}}}}";
        gate.office().put(new AccessOffice.NewPolicy("inside", "", document, false), List.of(), "test");
        Signer signer = signer("inside");

        guard.admit(signer, LIST, NOTHING, "10.1.2.3");

        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> guard.admit(signer, LIST, NOTHING, "192.0.2.1"))
                .withMessageContaining("conditions of 1 statements not holding from 192.0.2.1")
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ErrorCode.UNAUTHORIZED_OPERATION));
    }

    private ErrorCode code(Signer signer) {
        try {
            guard.admit(signer, LIST, NOTHING, "127.0.0.1");
            throw new AssertionError("it was let in");
        } catch (ApiProblem problem) {
            return problem.code();
        }
    }

    private Signer signer(String policy) {
        return new Signer(gate.office().create("a", List.of(policy), "test").secretId());
    }
}
