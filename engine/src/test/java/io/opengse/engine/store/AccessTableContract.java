package io.opengse.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opengse.engine.access.Credential;
import io.opengse.engine.access.Credential.Secrets;
import io.opengse.engine.access.CredentialTable;
import io.opengse.engine.access.EditionTable;
import io.opengse.engine.access.Policy;
import io.opengse.engine.access.PolicyTable;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the engine relies on in the tables of credentials and policies. */
public interface AccessTableContract extends StoreUnderTest {
    @Test
    default void aCredentialComesBackAsItWasInserted() {
        Credential credential = credential("AKID1", "one", NOON);

        change(CredentialTable.class, table -> table.insert(credential));

        assertThat(one(CredentialTable.class, table -> table.find("AKID1"))).contains(credential);
        assertThat(one(CredentialTable.class, table -> table.find("AKID2"))).isEmpty();
    }

    @Test
    default void noTwoCredentialsHaveOneIdOrOneName() {
        change(CredentialTable.class, table -> table.insert(credential("AKID1", "one", NOON)));

        for (Credential other : List.of(credential("AKID1", "other", NOON), credential("AKID2", "one", NOON))) {
            assertThatExceptionOfType(Conflict.class)
                    .isThrownBy(() -> change(CredentialTable.class, table -> table.insert(other)));
        }
    }

    @Test
    default void anUpdatedCredentialHasTheNextVersion() {
        Credential credential = credential("AKID1", "one", NOON);
        change(CredentialTable.class, table -> table.insert(credential));
        Credential next = new Credential(
                "AKID1",
                "one",
                false,
                new Secrets("new", "sealed", NOON.plusSeconds(60)),
                List.of("c", "d"),
                NOON,
                NOON.plusSeconds(1),
                credential.version());

        change(CredentialTable.class, table -> table.update(next));

        Credential stored =
                one(CredentialTable.class, table -> table.find("AKID1")).orElseThrow();
        assertThat(stored.version()).isEqualTo(2);
        assertThat(stored).usingRecursiveComparison().ignoringFields("version").isEqualTo(next);
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> change(CredentialTable.class, table -> table.update(next)));
    }

    @Test
    default void credentialsAreListedInOrderOfCreationUntilTheyAreRemoved() {
        change(CredentialTable.class, table -> {
            table.insert(credential("AKID2", "b", NOON));
            table.insert(credential("AKID3", "c", NOON.minusSeconds(1)));
            table.insert(credential("AKID1", "a", NOON));
        });

        assertThat(many(CredentialTable.class, CredentialTable::list))
                .extracting(Credential::secretId)
                .containsExactly("AKID3", "AKID1", "AKID2");
        assertThat(done(CredentialTable.class, table -> table.remove("AKID1"))).isTrue();
        assertThat(done(CredentialTable.class, table -> table.remove("AKID1"))).isFalse();
        assertThat(many(CredentialTable.class, CredentialTable::list)).hasSize(2);
    }

    @Test
    default void aPolicyIsKeptChangedListedAndRemoved() {
        Policy policy = new Policy("b", "text", "{\"version\": \"2.0\"}", NOON, NOON, 1);
        Policy changed = new Policy("b", "other", "{}", NOON, NOON.plusSeconds(1), 1);
        change(PolicyTable.class, table -> {
            table.insert(policy);
            table.insert(new Policy("a", "", "{}", NOON, NOON, 1));
        });

        assertThat(one(PolicyTable.class, table -> table.find("b"))).contains(policy);
        assertThat(many(PolicyTable.class, PolicyTable::list))
                .extracting(Policy::name)
                .containsExactly("a", "b");
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> change(PolicyTable.class, table -> table.insert(policy)));
        change(PolicyTable.class, table -> table.update(changed));
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> change(PolicyTable.class, table -> table.update(changed)));
        assertThat(one(PolicyTable.class, table -> table.find("b")))
                .contains(new Policy("b", "other", "{}", NOON, NOON.plusSeconds(1), 2));
        assertThat(done(PolicyTable.class, table -> table.remove("b"))).isTrue();
        assertThat(done(PolicyTable.class, table -> table.remove("b"))).isFalse();
    }

    @Test
    default void theEditionRises() {
        long before = read(EditionTable.class, EditionTable::current);

        change(EditionTable.class, EditionTable::advance);

        assertThat(read(EditionTable.class, EditionTable::current)).isEqualTo(before + 1);
    }

    private static Credential credential(String id, String name, Instant created) {
        return new Credential(id, name, true, Secrets.only("sealed"), List.of("a", "b"), created, created, 1);
    }
}
