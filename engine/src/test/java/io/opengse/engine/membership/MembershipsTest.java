package io.opengse.engine.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opengse.engine.FakeAgent;
import io.opengse.engine.TestBed;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.host.HostTraits;
import io.opengse.engine.id.HostId;
import io.opengse.engine.membership.JoinToken.Standing;
import io.opengse.engine.problem.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who is let in as a host, and who is not. */
class MembershipsTest {
    private static final HostTraits TRAITS = new HostTraits("east", "", Map.of("gpu", "yes"));
    private static final HostId HOST = new HostId("h7");

    private final TestBed bed = new TestBed();
    private final Memberships memberships = bed.engine().memberships();

    @Test
    void aMachineWithATokenBecomesAHostWithTheTokensTraits() {
        memberships.issue(token("jt-1", 1), "op");

        Membership member = admit(HOST, "jt-1", "word", "key");

        assertThat(member.traits()).isEqualTo(TRAITS);
        assertThat(memberships.find(HOST)).map(Membership::id).contains("mem-key");
        assertThat(memberships.tokens()).extracting(JoinToken::used).containsExactly(1);
    }

    @Test
    void aTokenIsGoodForSoManyHosts() {
        memberships.issue(token("jt-1", 2), "op");
        admit(new HostId("a"), "jt-1", "word", "k1");
        admit(new HostId("b"), "jt-1", "word", "k2");

        assertRefused(() -> admit(new HostId("c"), "jt-1", "word", "k3"), "used up: it was good for 2 hosts");
    }

    @Test
    void theSameApplicationOnceMoreIsAnsweredTheSameWay() {
        memberships.issue(token("jt-1", 1), "op");
        Membership first = admit(HOST, "jt-1", "word", "key");

        Membership again = admit(HOST, "jt-1", "word", "key");

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(memberships.tokens()).extracting(JoinToken::used).containsExactly(1);
    }

    @Test
    void aWrongWordIsAsGoodAsNone() {
        memberships.issue(token("jt-1", 1), "op");

        assertRefused(() -> admit(HOST, "jt-1", "another", "key"), "jt-1 is unknown here");
        assertRefused(() -> admit(HOST, "jt-2", "word", "key"), "jt-2 is unknown here");
    }

    @Test
    void anExpiredTokenLetsNobodyIn() {
        memberships.issue(token("jt-1", 1), "op");
        bed.later(Duration.ofHours(1));

        assertRefused(() -> admit(HOST, "jt-1", "word", "key"), "expired at");
        assertThat(memberships.tokens().getFirst().standing(bed.now())).isEqualTo(Standing.EXPIRED);
    }

    @Test
    void aRevokedTokenLetsNobodyInAndThoseWhoCameStay() {
        memberships.issue(token("jt-1", 2), "op");
        admit(new HostId("a"), "jt-1", "word", "k1");

        memberships.takeBack("jt-1", "op");

        assertRefused(() -> admit(HOST, "jt-1", "word", "key"), "was revoked");
        assertThat(memberships.find(new HostId("a")).orElseThrow().revoked()).isFalse();
    }

    @Test
    void theNameOfAConnectedHostIsTaken() {
        FakeAgent living = bed.host("h1");
        memberships.issue(token("jt-1", 1), "op");

        assertRefused(() -> admit(living.host(), "jt-1", "word", "key"), "is there already and is connected");
        assertThat(memberships.tokens()).extracting(JoinToken::used).containsExactly(0);
    }

    @Test
    void aHostThatWasShutOutMayJoinAnew() {
        memberships.issue(token("jt-1", 2), "op");
        Membership first = admit(HOST, "jt-1", "word", "k1");
        memberships.revoke(HOST, "op");

        Membership second = admit(HOST, "jt-1", "word", "k2");

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.revoked()).isFalse();
    }

    @Test
    void aHostThatWasShutOutGetsNoCertificate() {
        memberships.issue(token("jt-1", 1), "op");
        Membership member = admit(HOST, "jt-1", "word", "key");
        memberships.revoke(HOST, "op");

        assertRefused(() -> memberships.certified(HOST, member.id(), "other", bed.now()), "was shut out");
    }

    @Test
    void tokensAreForgottenAWeekAfterTheirEnd() {
        memberships.issue(token("jt-1", 1), "op");
        bed.later(Duration.ofDays(8));

        memberships.issue(token("jt-2", 1), "op");

        assertThat(memberships.tokens()).extracting(JoinToken::id).containsExactly("jt-2");
    }

    @Test
    void joiningAndShuttingOutLeaveEvents() {
        memberships.issue(token("jt-1", 1), "op");
        admit(HOST, "jt-1", "word", "key");
        memberships.revoke(HOST, "op");

        assertThat(bed.told(EventCode.ACCESS_CHANGED)).hasSize(1);
        assertThat(bed.told(EventCode.HOST_JOINED)).hasSize(1);
        assertThat(bed.told(EventCode.HOST_REVOKED)).hasSize(1);
    }

    private static NewJoinToken token(String id, int uses) {
        return new NewJoinToken(id, "word", TRAITS, uses, Duration.ofHours(1));
    }

    private Membership admit(HostId host, String token, String word, String key) {
        Instant until = bed.now().plus(Duration.ofDays(7));
        return memberships.admit(new Application(host, token, word, "mem-" + key, key), until);
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable doing, String why) {
        assertThatExceptionOfType(Refused.class).isThrownBy(doing).withMessageContaining(why);
    }
}
