package io.opengse.engine.alias;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengse.engine.EngineSettings;
import io.opengse.engine.FakeAgent;
import io.opengse.engine.Samples;
import io.opengse.engine.TestBed;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.id.AliasId;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.problem.Problem;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.NewSession;
import io.opengse.engine.session.Target;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AliasesTest {
    private final TestBed bed = new TestBed();
    private final Aliases aliases = bed.engine().aliases();
    private Fleet old;
    private Fleet next;

    @BeforeEach
    void twoFleetsWithAProcessEach() {
        FakeAgent host = bed.host("h1");
        old = bed.fleet();
        next = bed.fleet();
        host.runs(old);
        host.runs(next);
        host.runs(next);
    }

    @Test
    void anAliasLeadsToItsFleet() {
        Alias alias = created(Routing.to(old.id()));

        assertThat(aliases.resolve(alias.id())).isEqualTo(old.id());
        assertThat(aliases.require(alias.id())).isEqualTo(alias);
        assertThat(alias.createdAt()).isEqualTo(bed.now()).isEqualTo(alias.updatedAt());
    }

    @Test
    void aSwitchedAliasSendsNewSessionsToTheNewFleetAndLeavesTheOldOnes() {
        Alias alias = created(Routing.to(old.id()));
        GameSession before = through(alias, "");

        aliases.update(alias.id(), AliasChange.lead(Routing.to(next.id())), "test");
        GameSession after = through(alias, "");

        assertThat(before.place().fleet()).isEqualTo(old.id());
        assertThat(after.place().fleet()).isEqualTo(next.id());
        assertThat(bed.now(before).status()).isEqualTo(before.status());
        assertThat(bed.told(EventCode.ALIAS_CHANGED)).anyMatch(message -> message.contains("before it leads to"));
    }

    @Test
    void aRepeatedCreationGetsTheFirstSessionAfterASwitchToo() {
        Alias alias = created(Routing.to(old.id()));
        GameSession first = through(alias, "token");
        aliases.update(alias.id(), AliasChange.lead(Routing.closed("over")), "test");

        assertThat(through(alias, "token").id()).isEqualTo(first.id());
    }

    @Test
    void aTerminalAliasTurnsAwayWithItsMessage() {
        Alias alias = created(new Routing(Routing.Type.TERMINAL, old.id(), "back on Monday"));

        assertThat(problem(() -> through(alias, ""))).isEqualTo(new Problem.Unavailable("back on Monday"));
        assertThat(problem(() -> aliases.resolve(alias.id()))).isEqualTo(new Problem.Unavailable("back on Monday"));
    }

    @Test
    void whatIsLeftOutOfAChangeStays() {
        Alias alias = created(Routing.to(old.id()));
        bed.later(Duration.ofSeconds(5));

        Alias renamed = aliases.update(alias.id(), new AliasChange("other", null, null), "test");

        assertThat(renamed.name()).isEqualTo("other");
        assertThat(renamed.text()).isEqualTo(alias.text());
        assertThat(renamed.routing()).isEqualTo(alias.routing());
        assertThat(renamed.updatedAt()).isEqualTo(bed.now());
    }

    @Test
    void anUnknownAliasIsNotFound() {
        AliasId none = new AliasId("alias-none");

        assertThat(problem(() -> aliases.require(none))).isInstanceOf(Problem.NotFound.class);
        assertThat(problem(() -> aliases.resolve(none))).isInstanceOf(Problem.NotFound.class);
        assertThat(problem(() -> aliases.delete(none, "test"))).isInstanceOf(Problem.NotFound.class);
        assertThat(problem(() -> aliases.update(none, new AliasChange("n", null, null), "test")))
                .isInstanceOf(Problem.NotFound.class);
    }

    @Test
    void anAliasLeadsOnlyToAFleetThatWillTakeSessions() {
        assertThat(problem(() -> created(Routing.to(new FleetId("fleet-none")))))
                .isInstanceOf(Problem.NotFound.class);
        bed.engine().fleetDeletion().delete(old.id(), "test");
        assertThat(problem(() -> created(Routing.to(old.id())))).isInstanceOf(Problem.Unavailable.class);
    }

    @Test
    void everyMistakeIsNamed() {
        NewAlias wrong = new NewAlias("", "x".repeat(1025), new Routing(Routing.Type.SIMPLE, null, ""), Map.of());

        assertThatThrownBy(() -> aliases.create(wrong, "test"))
                .hasMessageContaining("Name has 0")
                .hasMessageContaining("Description has 1025")
                .hasMessageContaining("RoutingStrategy.FleetId is missing");
        assertThatThrownBy(() -> created(Routing.closed(""))).hasMessageContaining("RoutingStrategy.Message");
    }

    @Test
    void moreAliasesThanTheQuotaAreRefused() {
        int most = EngineSettings.standard().quotas().aliases();
        for (int number = 0; number < most; number++) {
            created(Routing.closed("no"));
        }

        assertThat(problem(() -> created(Routing.closed("no")))).isInstanceOf(Problem.LimitReached.class);
        assertThat(aliases.count()).isEqualTo(most);
    }

    @Test
    void aFleetThatAnAliasLeadsToIsNotDeleted() {
        Alias alias = created(Routing.to(old.id()));

        assertThat(problem(() -> bed.engine().fleetDeletion().delete(old.id(), "test")))
                .isInstanceOfSatisfying(
                        Problem.InUse.class,
                        inUse -> assertThat(inUse.message()).contains("ALIAS " + alias.id()));
        aliases.delete(alias.id(), "test");
        bed.engine().fleetDeletion().delete(old.id(), "test");
    }

    private Alias created(Routing routing) {
        return aliases.create(new NewAlias("arena", "for tests", routing, Map.of()), "test");
    }

    private GameSession through(Alias alias, String token) {
        Target target = new Target.Through(alias.id());
        return bed.engine().sessions().create(new NewSession(target, Samples.request(4), token, "", "test"));
    }

    private static Problem problem(ThrowingCallable call) {
        return org.assertj.core.api.Assertions.catchThrowableOfType(Refused.class, call)
                .problem();
    }
}
