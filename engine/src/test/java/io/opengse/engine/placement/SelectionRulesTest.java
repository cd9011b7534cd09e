package io.opengse.engine.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.placement.Choice.Verdict;
import io.opengse.engine.placement.Considered.Finding;
import io.opengse.engine.queue.Destination;
import io.opengse.engine.queue.LatencyPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The worked cases of GSE's guides and its tables of rules (behaviour.md 12.2, 12.3), with their numbers. */
class SelectionRulesTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final String SHANGHAI = "ap-shanghai";
    private static final String VALLEY = "na-siliconvalley";
    private static final String GUANGZHOU = "ap-guangzhou";
    private static final List<LatencyPolicy> THREE = List.of(policy(80, 10), policy(100, 10), last(150));

    private final List<Option> options = new ArrayList<>(List.of(free(SHANGHAI), free(VALLEY)));

    @Test
    void theStrictestPolicyThatHoldsDecides() {
        Choice choice = choose(players(100, 50, 60, 80), THREE, 0);

        assertThat(taken(choice)).isEqualTo(VALLEY);
        assertThat(findings(choice)).containsExactly(Finding.TOO_SLOW, Finding.TAKEN);
        assertThat(choice.considered().getFirst().words()).contains("100 ms", "allows 80");
    }

    @Test
    void underOneWidePolicyTheFirstDestinationWinsThoughItIsSlower() {
        assertThat(taken(choose(players(100, 50, 60, 80), List.of(last(150)), 0)))
                .isEqualTo(SHANGHAI);
    }

    @Test
    void aRegionMeasuredAsZeroIsOut() {
        Choice choice = choose(players(0, 50, 0, 80), THREE, 0);

        assertThat(taken(choice)).isEqualTo(VALLEY);
        assertThat(findings(choice)).containsExactly(Finding.UNREACHABLE, Finding.TAKEN);
    }

    @Test
    void aRegionThatOnePlayerDidNotMeasureIsOut() {
        List<PlayerLatency> latencies = List.of(
                new PlayerLatency("P1", SHANGHAI, 20),
                new PlayerLatency("P1", VALLEY, 120),
                new PlayerLatency("P2", VALLEY, 130));

        assertThat(taken(choose(latencies, List.of(), 0))).isEqualTo(VALLEY);
        assertThat(taken(choose(latencies, THREE, 0))).isEqualTo(VALLEY);
    }

    @Test
    void anEndlessLatencyIsOut() {
        assertThat(taken(choose(players(Integer.MAX_VALUE, 50, 60, 80), List.of(), 0)))
                .isEqualTo(VALLEY);
    }

    @Test
    void withoutLatenciesTheOrderOfDestinationsDecidesWhateverThePolicies() {
        assertThat(taken(choose(List.of(), List.of(), 0))).isEqualTo(SHANGHAI);
        assertThat(taken(choose(List.of(), THREE, 0))).isEqualTo(SHANGHAI);
    }

    @Test
    void latenciesWithoutPoliciesOnlyExcludeWhatSomebodyCannotReach() {
        assertThat(taken(choose(players(300, 5, 400, 6), List.of(), 0))).isEqualTo(SHANGHAI);
        assertThat(taken(choose(players(300, 5, 0, 6), List.of(), 0))).isEqualTo(VALLEY);
    }

    @Test
    void aDestinationWithoutAFreeProcessGivesWayToTheNext() {
        options.set(0, full(SHANGHAI));

        Choice choice = choose(players(60, 70, 60, 70), THREE, 0);

        assertThat(taken(choice)).isEqualTo(VALLEY);
        assertThat(findings(choice)).containsExactly(Finding.FULL, Finding.TAKEN);
    }

    @Test
    void whatQualifiesButIsFullIsWaitedForWithinItsPolicyOnly() {
        options.set(1, full(VALLEY));
        List<PlayerLatency> players = players(100, 50, 60, 80);

        assertThat(choose(players, THREE, 0).verdict()).isEqualTo(new Verdict.Wait());
        assertThat(choose(players, THREE, 9).verdict()).isEqualTo(new Verdict.Wait());
        assertThat(taken(choose(players, THREE, 10))).isEqualTo(SHANGHAI);
    }

    @Test
    void aPolicyThatNothingSatisfiesIsPassedOverAtOnce() {
        assertThat(taken(choose(players(100, 140, 90, 140), THREE, 0))).isEqualTo(SHANGHAI);
    }

    @Test
    void thePolicyAfterOneThatWasPassedOverHasItsWholeTime() {
        options.set(0, full(SHANGHAI));
        List<PlayerLatency> players = players(100, 140, 90, 140);

        assertThat(choose(players, THREE, 9).verdict()).isEqualTo(new Verdict.Wait());
        assertThat(taken(choose(players, THREE, 10))).isEqualTo(VALLEY);
    }

    @Test
    void theLastPolicyLastsUntilTheTimeout() {
        options.set(0, full(SHANGHAI));
        options.set(1, full(VALLEY));

        assertThat(choose(players(100, 50, 60, 80), List.of(policy(100, 1)), 599)
                        .verdict())
                .isEqualTo(new Verdict.Wait());
    }

    @Test
    void whatLatenciesExcludeEverywhereIsGivenUpAtOnce() {
        Choice tooSlow = choose(players(200, 151, 60, 151), THREE, 0);
        Choice unreachable = choose(players(0, 50, 60, 0), List.of(), 0);

        assertThat(tooSlow.verdict())
                .isInstanceOfSatisfying(
                        Verdict.GiveUp.class, given -> assertThat(given.why()).contains("150 ms"));
        assertThat(findings(tooSlow)).containsExactly(Finding.TOO_SLOW, Finding.TOO_SLOW);
        assertThat(unreachable.verdict()).isInstanceOf(Verdict.GiveUp.class);
    }

    @Test
    void whatIsOnlyUnusableNowIsWaitedFor() {
        Destination valley = options.get(1).destination();
        options.set(0, new Option(options.getFirst().destination(), new Availability.Unusable("alias leads nowhere")));
        options.set(1, new Option(valley, new Availability.Unusable("fleet is ACTIVATING")));

        Choice choice = choose(players(60, 70, 60, 70), THREE, 0);

        assertThat(choice.verdict()).isEqualTo(new Verdict.Wait());
        assertThat(choice.considered()).extracting(Considered::words).contains("fleet is ACTIVATING");
    }

    @Test
    void aQueueWithoutDestinationsIsWaitedFor() {
        options.clear();

        assertThat(choose(players(60, 70, 60, 70), THREE, 0).verdict()).isEqualTo(new Verdict.Wait());
        assertThat(choose(List.of(), List.of(), 0).verdict()).isEqualTo(new Verdict.Wait());
    }

    @Test
    void aQueueMayPreferTheFastestDestination() {
        List<PlayerLatency> players = players(100, 50, 60, 80);
        Wish wish = new Wish(WorstLatencies.of(players), List.of(last(150)), true, START, START.plusSeconds(600));

        assertThat(taken(SelectionRules.choose(wish, options, START))).isEqualTo(VALLEY);
    }

    @Test
    void policiesAreAppliedFromTheSmallestMaximumWhateverTheirOrder() {
        List<LatencyPolicy> mixed = List.of(last(150), policy(80, 10), policy(100, 10));

        assertThat(taken(choose(players(100, 50, 60, 80), mixed, 0))).isEqualTo(VALLEY);
    }

    @Test
    void amongThreeDestinationsTheOrderDecidesBetweenThoseThatHold() {
        options.add(free(GUANGZHOU));
        List<PlayerLatency> latencies = new ArrayList<>(players(0, 90, 60, 95));
        latencies.add(new PlayerLatency("P1", GUANGZHOU, 20));
        latencies.add(new PlayerLatency("P2", GUANGZHOU, 30));

        Choice wide = choose(latencies, List.of(last(100)), 0);

        assertThat(taken(wide)).isEqualTo(VALLEY);
        assertThat(findings(wide)).containsExactly(Finding.UNREACHABLE, Finding.TAKEN, Finding.NOT_NEEDED);
        assertThat(taken(choose(latencies, THREE, 0))).isEqualTo(GUANGZHOU);
    }

    private Choice choose(List<PlayerLatency> latencies, List<LatencyPolicy> policies, int seconds) {
        Wish wish = new Wish(WorstLatencies.of(latencies), policies, false, START, START.plusSeconds(600));
        return SelectionRules.choose(wish, options, START.plusSeconds(seconds));
    }

    private static List<PlayerLatency> players(int shanghai1, int valley1, int shanghai2, int valley2) {
        return List.of(
                new PlayerLatency("P1", SHANGHAI, shanghai1),
                new PlayerLatency("P1", VALLEY, valley1),
                new PlayerLatency("P2", SHANGHAI, shanghai2),
                new PlayerLatency("P2", VALLEY, valley2));
    }

    private static LatencyPolicy policy(int maximum, int seconds) {
        return new LatencyPolicy(maximum, Duration.ofSeconds(seconds));
    }

    private static LatencyPolicy last(int maximum) {
        return new LatencyPolicy(maximum, null);
    }

    private static Option free(String region) {
        return new Option(destination(region), new Availability.Free(new FleetId("fleet of " + region)));
    }

    private static Option full(String region) {
        return new Option(destination(region), new Availability.Full(new FleetId("fleet of " + region)));
    }

    private static Destination destination(String region) {
        return Destination.of("qcs::gse:" + region + ":uin/1:fleet/fleet-" + region, "local");
    }

    private static String taken(Choice choice) {
        return choice.verdict() instanceof Verdict.Take(Option option)
                ? option.destination().region()
                : "nothing: " + choice.verdict();
    }

    private static List<Finding> findings(Choice choice) {
        return choice.considered().stream().map(Considered::finding).toList();
    }
}
