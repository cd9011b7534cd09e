package io.opengse.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.FakeAgent;
import io.opengse.engine.Samples;
import io.opengse.engine.TestBed;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetDescription;
import io.opengse.engine.fleet.NewFleet;
import io.opengse.engine.host.HostTraits;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.instance.Instance;
import io.opengse.engine.membership.NewJoinToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One instance, its pod and its host, in the situations that count. The books are real, the cluster is made up. */
class PodRulesTest {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final TestBed bed = new TestBed();
    private final Fleet fleet = fleet();
    private final Instance instance =
            bed.engine().instances().living(fleet.id()).getFirst();

    @Test
    void anInstanceWithoutAPodGetsOne() {
        assertThat(steps()).singleElement().isInstanceOf(PodStep.Create.class);
    }

    @Test
    void noMorePodsAreMadeAtOnceThanItIsTold() {
        var all = Situation.of(List.of(), bed.engine().madeHosts().picture(), List.of());

        assertThat(new PodRules(bed.now(), PATIENCE).steps(all, 0)).isEmpty();
    }

    @Test
    void aFreshPodIsInvitedOnce() {
        SeenPod pod = pod(SeenPod.Phase.WAITING);
        assertThat(steps(pod)).contains(new PodStep.Invite(pod));

        invited();

        assertThat(steps(pod)).containsExactly(new PodStep.Say(instance.id(), "Pending"));
    }

    @Test
    void theTokenIsDiscardedOnceItsHostIsThere() {
        invited();
        joined();

        assertThat(steps(pod(SeenPod.Phase.RUNNING))).containsExactly(new PodStep.Discard("jt-1"));
    }

    @Test
    void aPodThatIsFineIsLeftInPeace() {
        joined();

        assertThat(steps(pod(SeenPod.Phase.RUNNING))).isEmpty();
    }

    @Test
    void aHostIsNotGivenUpForASilenceOfTheCluster() {
        joined();

        assertThat(steps()).isEmpty();
    }

    @Test
    void aHostThatIsAwayIsWaitedForWhileItsPodRuns() {
        FakeAgent agent = joined();
        bed.engine().hosts().disconnected(agent.host());

        assertThat(steps(pod(SeenPod.Phase.RUNNING))).isEmpty();
    }

    @Test
    void aHostThatIsAwayAndHasNoPodIsGivenUp() {
        FakeAgent agent = joined();
        bed.engine().hosts().disconnected(agent.host());

        assertThat(steps()).containsExactly(new PodStep.GiveUp(agent.host(), "its pod is no more"));
    }

    @Test
    void aPodThatFailedLosesItsHostFirst() {
        FakeAgent agent = joined();
        SeenPod failed = pod(SeenPod.Phase.ENDED);
        assertThat(steps(failed)).containsExactly(new PodStep.GiveUp(agent.host(), "its pod has ended: Pending"));

        bed.engine().hostLosses().gone(agent.host(), "evicted", "test");

        assertThat(steps(failed)).containsExactly(new PodStep.Delete(failed, "Pending"));
    }

    @Test
    void aHostWhosePodIsBeingRemovedIsDrainedAndGivenUpInItsTime() {
        FakeAgent agent = joined();
        SeenPod leaving = leaving(bed.now().plusSeconds(30));
        assertThat(steps(leaving)).containsExactly(new PodStep.Drain(agent.host()));

        bed.engine().hosts().drain(agent.host(), true, "test");
        assertThat(steps(leaving)).isEmpty();

        bed.engine().hosts().disconnected(agent.host());
        assertThat(steps(leaving)).isEmpty();
        bed.later(Duration.ofSeconds(30));
        assertThat(steps(leaving)).hasSize(1).first().isInstanceOf(PodStep.GiveUp.class);
    }

    @Test
    void anInstanceWhosePodDoesNotGoGivesWayToAnother() {
        Instant gone = bed.now().plusSeconds(30);
        SeenPod leaving = leaving(gone);
        assertThat(steps(leaving)).containsExactly(new PodStep.Say(instance.id(), "Pending; it is being removed"));

        bed.later(Duration.ofSeconds(90));
        assertThat(steps(leaving)).hasSize(1).first().isInstanceOf(PodStep.Say.class);
        bed.later(Duration.ofSeconds(1));
        assertThat(steps(leaving))
                .singleElement()
                .isInstanceOfSatisfying(
                        PodStep.Replace.class,
                        step -> assertThat(step.why()).contains("its node does not answer", gone.toString()));
    }

    @Test
    void aPodThatFailedAndDoesNotGoIsNotDeletedAgainAndAgain() {
        FakeAgent agent = joined();
        bed.engine().hostLosses().gone(agent.host(), "evicted", "test");

        assertThat(steps(pod(SeenPod.Phase.ENDED, bed.now()))).isEmpty();
        bed.later(Duration.ofHours(1));
        assertThat(steps(pod(SeenPod.Phase.ENDED, bed.now().minusSeconds(3600))))
                .isEmpty();
    }

    @Test
    void thePodOfALostHostThatDoesNotGoIsLeftToItsCluster() {
        FakeAgent agent = joined();
        SeenPod leaving = leaving(bed.now());
        bed.engine().hostLosses().gone(agent.host(), "its node is gone", "test");
        bed.sweepAfter(Duration.ofHours(1));

        assertThat(steps(leaving))
                .singleElement()
                .isInstanceOfSatisfying(
                        PodStep.Create.class,
                        step -> assertThat(step.wanted().instance().id()).isNotEqualTo(instance.id()));
    }

    @Test
    void aPodWhoseInstanceIsOverIsDeletedAndItsHostForgotten() {
        FakeAgent agent = joined();
        SeenPod pod = pod(SeenPod.Phase.RUNNING);
        over();
        assertThat(steps(pod)).containsExactly(new PodStep.Delete(pod, "its instance is over"));

        assertThat(steps(leaving(bed.now()))).isEmpty();
        bed.engine().hosts().disconnected(agent.host());

        assertThat(steps()).containsExactly(new PodStep.Forget(agent.host()));
    }

    @Test
    void aPodWithAMatchIsMarkedAndNeverDeleted() {
        FakeAgent agent = joined();
        agent.runs(instance);
        bed.session(fleet);
        SeenPod pod = pod(SeenPod.Phase.RUNNING);

        assertThat(steps(pod)).containsExactly(new PodStep.Mark(pod, true));
        over();
        assertThat(steps(pod)).containsExactly(new PodStep.Mark(pod, true));
    }

    @Test
    void aPodFromWhichNobodyJoinsInTimeIsDeleted() {
        SeenPod pod = pod(SeenPod.Phase.WAITING);
        bed.later(PATIENCE.plusSeconds(1));

        assertThat(steps(pod))
                .first()
                .isInstanceOfSatisfying(
                        PodStep.Delete.class,
                        step -> assertThat(step.why()).contains("no agent joined from it for 600 seconds", "Pending"));
    }

    @Test
    void whatEndsSomethingHoldsNoMoreOnceThePodIsAnother() {
        FakeAgent agent = joined();
        PodStep lost = steps(pod(SeenPod.Phase.ENDED)).getFirst();
        Situation seen = situations(pod(SeenPod.Phase.ENDED)).getFirst();
        PodRules rules = new PodRules(bed.now(), PATIENCE);

        assertThat(lost.ends()).contains(instance.id());
        assertThat(agent.host().value()).isEqualTo(instance.id().value());
        assertThat(rules.stillHolds(lost, seen)).isTrue();
        assertThat(rules.stillHolds(lost, seen.with(pod(SeenPod.Phase.RUNNING))))
                .isFalse();
    }

    @Test
    void aTokenOfNobodyIsDiscarded() {
        invited();
        over();

        assertThat(steps()).containsExactly(new PodStep.Discard("jt-1"));
    }

    private List<PodStep> steps(SeenPod... pods) {
        return new PodRules(bed.now(), PATIENCE).steps(situations(pods), 10);
    }

    private List<Situation> situations(SeenPod... pods) {
        return Situation.of(
                List.of(pods),
                bed.engine().madeHosts().picture(),
                bed.engine().memberships().tokens());
    }

    private SeenPod pod(SeenPod.Phase phase) {
        return pod(phase, null);
    }

    private SeenPod leaving(Instant by) {
        return pod(SeenPod.Phase.RUNNING, by);
    }

    private SeenPod pod(SeenPod.Phase phase, @Nullable Instant leavesBy) {
        return new SeenPod(instance.id(), "uid", phase, "Pending", false, Samples.NOW, leavesBy);
    }

    private void invited() {
        InstanceId id = instance.id();
        bed.engine().memberships().issue(new NewJoinToken("jt-1", "hash", HostTraits.madeFor(id), 1, PATIENCE), "test");
    }

    private FakeAgent joined() {
        FakeAgent agent = bed.madeFor(instance.id());
        agent.connects();
        bed.sweepAfter(Duration.ofSeconds(1));
        return agent;
    }

    /** Its fleet is asked for none any more. */
    private void over() {
        bed.engine()
                .capacityChanges()
                .update(fleet.id(), new io.opengse.engine.instance.CapacityChanges.Wish(0, 1, 0, null), "test");
        bed.sweepAfter(Duration.ofSeconds(1));
        bed.sweepAfter(Duration.ofSeconds(1));
    }

    private Fleet fleet() {
        NewFleet usual = Samples.newFleet();
        var tags = Map.of(FleetDescription.PROVIDER, "kubernetes");
        var description = new FleetDescription("arena", "", "/srv/arena", "", "S5.LARGE8", tags);
        Fleet made = bed.fleet(
                new NewFleet(description, usual.runtime(), usual.protection(), usual.creationLimit(), usual.ports()));
        bed.sweepAfter(Duration.ofSeconds(1));
        return made;
    }
}
