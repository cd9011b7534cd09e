package io.opengse.engine.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opengse.engine.Engine;
import io.opengse.engine.EngineSettings;
import io.opengse.engine.event.Event;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.event.EventTable;
import io.opengse.engine.memory.MemoryStore;
import io.opengse.engine.problem.Refused;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessTest {
    private final Engine engine =
            new Engine(new MemoryStore(), EngineSettings.standard(), Clock.systemUTC(), new Random(1), _ -> {});
    private final Access access = engine.access();
    private final Policies policies = engine.policies();

    @Test
    void everyChangeRaisesTheEditionAndLeavesAnEvent() {
        long before = policies.edition();

        create("AKID1", "one");
        policies.put("p", "", "{}", false, "api AKIDroot");
        access.attach("AKID1", "p", "api AKIDroot");
        access.detach("AKID1", "p", "api AKIDroot");
        access.rotate("AKID1", "sealed again", Duration.ofHours(1), "api AKIDroot");
        access.enable("AKID1", false, "api AKIDroot");
        access.delete("AKID1", "api AKIDroot");
        policies.delete("p", "api AKIDroot");

        assertThat(policies.edition()).isEqualTo(before + 8);
        assertThat(told()).hasSize(8).allSatisfy(event -> {
            assertThat(event.actor()).isEqualTo("api AKIDroot");
            assertThat(event.message()).doesNotContain("sealed again");
        });
    }

    @Test
    void aRefusedChangeChangesNothing() {
        create("AKID1", "one");
        long before = policies.edition();

        refused("AKID2", "one", List.of(), "already");
        refused("AKID2", "two", List.of("nothing"), "policy nothing does not exist");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> access.detach("AKID1", "QcloudGSEFullAccess", "test"))
                .withMessageContaining("it has none");

        assertThat(policies.edition()).isEqualTo(before);
        assertThat(access.credentials()).hasSize(1);
    }

    @Test
    void attachingTwiceChangesNothing() {
        create("AKID1", "one");
        access.attach("AKID1", "QcloudGSEFullAccess", "test");
        long before = policies.edition();

        assertThat(access.attach("AKID1", "QcloudGSEFullAccess", "test").policies())
                .containsExactly("QcloudGSEFullAccess");
        assertThat(policies.edition()).isEqualTo(before);
    }

    @Test
    void aCredentialHasThirtyPoliciesAtMost() {
        create("AKID1", "one");
        for (int number = 0; number < 31; number++) {
            policies.put("p" + number, "", "{}", false, "test");
        }
        for (int number = 0; number < 30; number++) {
            access.attach("AKID1", "p" + number, "test");
        }

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> access.attach("AKID1", "p30", "test"))
                .withMessageContaining("30 policies");
    }

    @Test
    void aPolicyThatIsAttachedIsNotDeletedAndSaysWhere() {
        create("AKID1", "one");
        policies.put("p", "", "{}", false, "test");
        access.attach("AKID1", "p", "test");

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> policies.delete("p", "test"))
                .withMessageContaining("AKID1 \"one\"");
    }

    @Test
    void aPolicyIsReplacedOnlyWhenThatIsSaid() {
        policies.put("p", "", "old", false, "test");

        assertThatExceptionOfType(Refused.class).isThrownBy(() -> policies.put("p", "", "new", false, "test"));
        assertThat(policies.put("p", "", "new", true, "test").document()).isEqualTo("new");
    }

    private void create(String id, String name) {
        access.create(new NewCredential(id, name, "sealed", List.of()), "api AKIDroot");
    }

    private void refused(String id, String name, List<String> with, String why) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> access.create(new NewCredential(id, name, "sealed", with), "test"))
                .withMessageContaining(why);
    }

    private List<Event> told() {
        return engine.events()
                .find(new EventTable.Query(null, Set.of(EventCode.ACCESS_CHANGED), null, null, 0, 0), 100);
    }
}
