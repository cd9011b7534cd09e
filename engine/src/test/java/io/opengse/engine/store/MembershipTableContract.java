package io.opengse.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opengse.engine.host.HostTraits;
import io.opengse.engine.id.HostId;
import io.opengse.engine.membership.Authority;
import io.opengse.engine.membership.AuthorityTable;
import io.opengse.engine.membership.JoinToken;
import io.opengse.engine.membership.JoinTokenTable;
import io.opengse.engine.membership.Membership;
import io.opengse.engine.membership.MembershipTable;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the engine relies on in the tables of joined hosts. */
public interface MembershipTableContract extends StoreUnderTest {
    HostTraits TRAITS = new HostTraits("east", "S5.LARGE8", Map.of("gpu", "yes", "zone", "a"));

    private static JoinToken token(String id, Instant created) {
        return new JoinToken(id, "hash", TRAITS, 3, 1, false, "AKID", created, created.plusSeconds(60), 1);
    }

    private static Membership membership(String host, String id, long version) {
        return new Membership(new HostId(host), id, "jt-1", TRAITS, "key", NOON, NOON.plusSeconds(600), false, version);
    }

    @Test
    default void joinTokensComeBackInOrderOfCreation() {
        JoinToken late = token("a", NOON);
        JoinToken early = token("b", NOON.minusSeconds(9));
        change(JoinTokenTable.class, table -> {
            table.insert(late);
            table.insert(early);
        });

        assertThat(many(JoinTokenTable.class, JoinTokenTable::list)).containsExactly(early, late);
        assertThat(one(JoinTokenTable.class, table -> table.find("a"))).contains(late);
        assertThat(one(JoinTokenTable.class, table -> table.find("c"))).isEmpty();
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> change(JoinTokenTable.class, table -> table.insert(token("a", NOON))));
    }

    @Test
    default void aUsedJoinTokenHasTheNextVersion() {
        change(JoinTokenTable.class, table -> table.insert(token("a", NOON)));
        JoinToken used = new JoinToken("a", "hash", TRAITS, 3, 2, true, "AKID", NOON, NOON.plusSeconds(60), 1);

        change(JoinTokenTable.class, table -> table.update(used));

        JoinToken stored = one(JoinTokenTable.class, table -> table.find("a")).orElseThrow();
        assertThat(stored.used()).isEqualTo(2);
        assertThat(stored.revoked()).isTrue();
        assertThat(stored.version()).isEqualTo(2);
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> change(JoinTokenTable.class, table -> table.update(used)));
    }

    @Test
    default void aJoinTokenIsRemovedByItsId() {
        change(JoinTokenTable.class, table -> {
            table.insert(token("a", NOON));
            table.insert(token("b", NOON));
        });

        change(JoinTokenTable.class, table -> {
            table.remove("a");
            table.remove("nobody");
        });

        assertThat(many(JoinTokenTable.class, JoinTokenTable::list))
                .extracting(JoinToken::id)
                .containsExactly("b");
    }

    @Test
    default void joinTokensThatExpiredBeforeAreRemoved() {
        change(JoinTokenTable.class, table -> {
            table.insert(token("old", NOON.minusSeconds(60)));
            table.insert(token("new", NOON));
        });

        change(JoinTokenTable.class, table -> table.removeExpired(NOON.plusMillis(1)));

        assertThat(many(JoinTokenTable.class, JoinTokenTable::list))
                .extracting(JoinToken::id)
                .containsExactly("new");
    }

    @Test
    default void aMembershipIsReplacedByTheNextOfItsHost() {
        Membership first = membership("h", "mem-1", 1);
        change(MembershipTable.class, table -> table.insert(first));

        assertThat(one(MembershipTable.class, table -> table.find(new HostId("h"))))
                .contains(first);
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> change(MembershipTable.class, table -> table.insert(membership("h", "mem-2", 1))));

        change(MembershipTable.class, table -> table.update(membership("h", "mem-2", 1)));

        assertThat(many(MembershipTable.class, MembershipTable::list)).containsExactly(membership("h", "mem-2", 2));
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> change(MembershipTable.class, table -> table.update(membership("h", "mem-3", 1))));
    }

    @Test
    default void aRemovedMembershipIsGone() {
        change(MembershipTable.class, table -> {
            table.insert(membership("b", "mem-1", 1));
            table.insert(membership("a", "mem-2", 1));
        });

        change(MembershipTable.class, table -> table.remove(new HostId("b")));

        assertThat(many(MembershipTable.class, MembershipTable::list)).containsExactly(membership("a", "mem-2", 1));
    }

    @Test
    default void theFirstAuthorityStays() {
        assertThat(one(AuthorityTable.class, AuthorityTable::find)).isEmpty();

        change(AuthorityTable.class, table -> table.insertFirst(new Authority("certificate", "key")));
        change(AuthorityTable.class, table -> table.insertFirst(new Authority("other", "other")));

        assertThat(one(AuthorityTable.class, AuthorityTable::find)).contains(new Authority("certificate", "key"));
    }
}
