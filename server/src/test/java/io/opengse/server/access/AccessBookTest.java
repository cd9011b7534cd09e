package io.opengse.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opengse.engine.Engine;
import io.opengse.engine.EngineSettings;
import io.opengse.engine.access.Decision;
import io.opengse.engine.memory.MemoryStore;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.store.StoreFailed;
import io.opengse.server.credential.Credentials;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one store: what is changed at one of them holds at both. */
class AccessBookTest {
    private static final Credentials ROOT = new Credentials("AKIDroot", "root key");

    @TempDir
    Path folder;

    private final MemoryStore store = new MemoryStore();
    private final Engine engine =
            new Engine(store, EngineSettings.standard(), Clock.systemUTC(), new Random(1), _ -> {});
    private Instant now = Instant.parse("2026-11-22T08:00:00Z");
    private OpenGate here;
    private OpenGate there;

    @BeforeEach
    void open() {
        here = OpenGate.over(engine, folder, ROOT, () -> now);
        there = OpenGate.over(engine, folder, ROOT, () -> now);
    }

    @Test
    void aNewCredentialMaySignAndMayDoNothing() {
        Credentials made = here.office().create("a", List.of(), "test");

        Identity identity = here.book().find(made.secretId()).orElseThrow();
        assertThat(identity.secretKey()).isEqualTo(made.secretKey());
        assertThat(identity.permissions().decide("gse:ListFleets", List.of())).isInstanceOf(Decision.NotGranted.class);
    }

    @Test
    void aSecretIsSealedInTheStoreAndShownByNothing() {
        Credentials made = here.office().create("a", List.of(), "test");

        String sealed = here.office().require(made.secretId()).secrets().current();
        assertThat(sealed).doesNotContain(made.secretKey());
        assertThat(here.office().require(made.secretId())).asString().doesNotContain(sealed);
        assertThat(here.book().find(made.secretId()).orElseThrow()).asString().doesNotContain(made.secretKey());
    }

    @Test
    void whatIsDisabledElsewhereEndsWithinASecond() {
        Credentials made = here.office().create("a", List.of(), "test");
        assertThat(there.book().find(made.secretId())).isPresent();

        here.office().enable(made.secretId(), false, "test");

        assertThat(here.book().find(made.secretId())).isEmpty();
        now = now.plus(Duration.ofSeconds(1));
        assertThat(there.book().find(made.secretId())).isEmpty();
    }

    @Test
    void anotherPolicyHoldsElsewhereWithinASecond() {
        Credentials made = here.office().create("a", List.of("QcloudGSEFullAccess"), "test");
        assertThat(decides(there, made)).isInstanceOf(Decision.Allowed.class);

        here.office().detach(made.secretId(), "QcloudGSEFullAccess", "test");

        assertThat(decides(here, made)).isInstanceOf(Decision.NotGranted.class);
        now = now.plus(Duration.ofSeconds(1));
        assertThat(decides(there, made)).isInstanceOf(Decision.NotGranted.class);
    }

    @Test
    void aRotatedSecretIsTakenAsLongAsWasSaid() {
        Credentials first = here.office().create("a", List.of(), "test");

        Credentials second = here.office().rotate(first.secretId(), Duration.ofHours(1), "test");

        assertThat(here.book().find(first.secretId()).orElseThrow().secretKey()).isEqualTo(second.secretKey());
        // The moment until which it is taken is of the engine's clock.
        now = Clock.systemUTC().instant();
        assertThat(here.book().formerKey(first.secretId())).contains(first.secretKey());
        now = now.plus(Duration.ofHours(2));
        assertThat(here.book().formerKey(first.secretId())).isEmpty();
    }

    @Test
    void aSecretRotatedAtOnceOrTwiceIsGone() {
        Credentials first = here.office().create("a", List.of(), "test");
        now = Clock.systemUTC().instant();

        Credentials second = here.office().rotate(first.secretId(), Duration.ofHours(1), "test");
        here.office().rotate(first.secretId(), Duration.ofHours(1), "test");
        assertThat(here.book().formerKey(first.secretId())).contains(second.secretKey());

        here.office().rotate(first.secretId(), Duration.ZERO, "test");
        assertThat(here.book().formerKey(first.secretId())).isEmpty();
    }

    @Test
    void withoutTheKeyFileACredentialIsOfNoUseUntilItIsRotated() {
        Credentials made = here.office().create("a", List.of(), "test");

        OpenGate other = OpenGate.over(engine, folder.resolve("other"), ROOT, () -> now);
        assertThat(other.book().find(made.secretId())).isEmpty();
        other.office().rotate(made.secretId(), Duration.ZERO, "test");
        assertThat(other.book().find(made.secretId())).isPresent();
    }

    @Test
    void withoutTheStoreOnlyTheRootIsLetIn() {
        Credentials made = here.office().create("a", List.of(), "test");

        store.close();
        now = now.plusSeconds(1);

        assertThat(here.book().find("AKIDroot")).isPresent();
        assertThatExceptionOfType(StoreFailed.class)
                .isThrownBy(() -> here.book().find(made.secretId()));
    }

    @Test
    void theRootIsChangedByNobody() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> here.office().rotate("AKIDroot", Duration.ZERO, "test"))
                .withMessageContaining("credentials.json");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> here.office().enable("AKIDroot", false, "test"))
                .withMessageContaining("is the root");
    }

    private static Decision decides(OpenGate gate, Credentials of) {
        return gate.book().find(of.secretId()).orElseThrow().permissions().decide("gse:ListFleets", List.of());
    }
}
