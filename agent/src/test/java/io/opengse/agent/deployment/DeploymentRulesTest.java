package io.opengse.agent.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DeploymentRulesTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final GamePackage GAME = new GamePackage("asset-1", "ab".repeat(32), 100);
    private static final DeploymentEvent WANTED = new DeploymentEvent.Wanted(GAME, List.of("game"));
    private static final Failure BAD = new Failure(Failure.Code.FLEET_INITIALIZATION_FAILED, "exit code 3");

    private Instant now = NOON;
    private Deployment deployment = Deployment.fresh("fleet-1", GAME);
    private final Deque<DeploymentEffect> effects = new ArrayDeque<>();

    private List<DeploymentEffect> happens(DeploymentEvent event) {
        DeploymentStep step = DeploymentRules.next(deployment, event, now);
        deployment = Objects.requireNonNull(step.to());
        effects.addAll(step.effects());
        return step.effects();
    }

    private static DeploymentEvent.Found found(boolean whole) {
        return new DeploymentEvent.Found("/d/game", whole, List.of(), List.of(), "");
    }

    private static DeploymentEvent.Finished finished(Stage stage) {
        return new DeploymentEvent.Finished(stage, false, "");
    }

    private void goesTo(Stage stage) {
        happens(WANTED);
        happens(found(false));
        for (Stage each : List.of(Stage.FETCHING, Stage.UNPACKING, Stage.INSTALLING, Stage.CHECKING, Stage.BUILDING)) {
            if (deployment.stage() == stage) {
                return;
            }
            happens(finished(each));
        }
    }

    @Test
    void itGoesThroughItsStagesInOrder() {
        goesTo(Stage.DEPLOYED);

        assertThat(effects)
                .containsExactly(
                        new DeploymentEffect.Look(GAME),
                        new DeploymentEffect.Fetch(GAME),
                        new DeploymentEffect.Unpack(GAME),
                        new DeploymentEffect.Install(),
                        new DeploymentEffect.Check(List.of("game")),
                        new DeploymentEffect.Build(GAME));
        assertThat(deployment.root()).isEqualTo("/d/game");
    }

    @Test
    void whatAnEarlierAgentDeployedIsNotDeployedAgain() {
        happens(WANTED);

        assertThat(happens(found(true))).isEmpty();
        assertThat(deployment.stage()).isEqualTo(Stage.DEPLOYED);
    }

    @Test
    void whatTakesLongSaysHowFarItHasCome() {
        goesTo(Stage.FETCHING);
        happens(new DeploymentEvent.Progressed(Stage.FETCHING, "1 of 9"));
        now = NOON.plusSeconds(4);
        happens(new DeploymentEvent.Progressed(Stage.FETCHING, "2 of 9"));
        assertThat(deployment.trouble()).isEmpty();

        now = NOON.plusSeconds(5);
        happens(new DeploymentEvent.Progressed(Stage.FETCHING, "3 of 9"));
        now = NOON.plusSeconds(14);
        happens(new DeploymentEvent.Progressed(Stage.FETCHING, "4 of 9"));
        assertThat(deployment.trouble()).isEqualTo("3 of 9");

        now = NOON.plusSeconds(15);
        happens(new DeploymentEvent.Progressed(Stage.FETCHING, "5 of 9"));
        assertThat(deployment.trouble()).isEqualTo("5 of 9");

        happens(finished(Stage.FETCHING));
        assertThat(deployment.trouble()).isEmpty();
    }

    @Test
    void nothingIsLaunchedBeforeItIsDeployed() {
        goesTo(Stage.BUILDING);

        assertThat(deployment.root()).isNull();
    }

    @Test
    void beingWantedAgainAndAgainChangesNothing() {
        goesTo(Stage.UNPACKING);

        assertThat(happens(WANTED)).isEmpty();
    }

    @Test
    void anInterruptedFetchIsTriedAgainAfterGrowingPauses() {
        goesTo(Stage.FETCHING);
        List<Duration> pauses = new ArrayList<>();
        for (int times = 0; times < 8; times++) {
            happens(new DeploymentEvent.Interrupted(Stage.FETCHING, "the server cannot be reached"));
            assertThat(deployment.trouble()).contains("cannot be reached");
            Instant due = Objects.requireNonNull(deployment.nextDue());
            pauses.add(Duration.between(now, due));
            now = due;
            assertThat(happens(new DeploymentEvent.Due())).containsExactly(new DeploymentEffect.Fetch(GAME));
        }

        assertThat(pauses.stream().map(Duration::toSeconds)).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
    }

    @Test
    void aFailureIsNotTriedAgain() {
        goesTo(Stage.INSTALLING);

        happens(new DeploymentEvent.Failed(Stage.INSTALLING, BAD, false));

        assertThat(deployment.stage()).isEqualTo(Stage.FAILED);
        assertThat(deployment.failure()).isEqualTo(BAD);
        assertThat(happens(WANTED)).isEmpty();
        assertThat(deployment.nextDue()).isNull();
    }

    @Test
    void anAnswerOfAnEarlierStageIsOldNews() {
        goesTo(Stage.CHECKING);

        assertThat(happens(finished(Stage.FETCHING))).isEmpty();
        assertThat(deployment.stage()).isEqualTo(Stage.CHECKING);
    }

    @Test
    void whatNobodyWantsAnyMoreIsRemovedAfterAWhile() {
        goesTo(Stage.DEPLOYED);
        happens(new DeploymentEvent.Unwanted());
        now = NOON.plus(Deployment.KEPT).minusMillis(1);
        assertThat(happens(new DeploymentEvent.Due())).isEmpty();
        now = NOON.plus(Deployment.KEPT);

        assertThat(happens(new DeploymentEvent.Due())).containsExactly(new DeploymentEffect.Remove());
        assertThat(DeploymentRules.next(deployment, new DeploymentEvent.Removed(), now)
                        .to())
                .isNull();
    }

    @Test
    void wantedAgainInTimeItIsStillThere() {
        goesTo(Stage.DEPLOYED);
        happens(new DeploymentEvent.Unwanted());

        assertThat(happens(WANTED)).isEmpty();
        assertThat(deployment.root()).isEqualTo("/d/game");
    }

    @Test
    void wantedAgainWhileItIsRemovedItStartsOver() {
        goesTo(Stage.DEPLOYED);
        happens(new DeploymentEvent.Unwanted());
        now = NOON.plus(Deployment.KEPT);
        happens(new DeploymentEvent.Due());
        happens(WANTED);

        assertThat(happens(new DeploymentEvent.Removed())).containsExactly(new DeploymentEffect.Look(GAME));
    }

    @Test
    void aStageThatEndsUnwantedIsNotFollowedByTheNext() {
        goesTo(Stage.UNPACKING);
        happens(new DeploymentEvent.Unwanted());

        assertThat(happens(finished(Stage.UNPACKING))).isEmpty();
        assertThat(happens(WANTED)).containsExactly(new DeploymentEffect.Look(GAME));
    }

    @Test
    void ofADeletedFleetNothingIsKept() {
        goesTo(Stage.DEPLOYED);
        happens(new DeploymentEvent.Abandoned());
        assertThat(deployment.nextDue()).isEqualTo(NOON);

        assertThat(happens(new DeploymentEvent.Due())).containsExactly(new DeploymentEffect.Remove());
    }

    @Test
    void whatCouldNotBeRemovedIsTriedAgain() {
        goesTo(Stage.DEPLOYED);
        happens(new DeploymentEvent.Unwanted());
        now = NOON.plus(Deployment.KEPT);
        happens(new DeploymentEvent.Due());
        happens(new DeploymentEvent.Interrupted(Stage.REMOVING, "busy"));
        now = Objects.requireNonNull(deployment.nextDue());
        assertThat(now).isAfter(NOON.plus(Deployment.KEPT));

        assertThat(happens(new DeploymentEvent.Due())).containsExactly(new DeploymentEffect.Remove());
    }

    @Test
    void logsAreUploadedOneAfterTheOther() {
        goesTo(Stage.UNPACKING);
        assertThat(happens(new DeploymentEvent.Finished(Stage.UNPACKING, true, "")))
                .contains(new DeploymentEffect.KeepLog(Stage.UNPACKING));
        assertThat(happens(new DeploymentEvent.Finished(Stage.INSTALLING, true, "")))
                .doesNotContain(new DeploymentEffect.KeepLog(Stage.INSTALLING));

        assertThat(happens(new DeploymentEvent.LogKept(Stage.UNPACKING)))
                .containsExactly(new DeploymentEffect.KeepLog(Stage.INSTALLING));
        assertThat(deployment.logged()).containsExactly(Stage.UNPACKING, Stage.INSTALLING);
    }

    @Test
    void aLogThatCouldNotBeUploadedIsTriedAgain() {
        goesTo(Stage.UNPACKING);
        happens(new DeploymentEvent.Finished(Stage.UNPACKING, true, ""));
        happens(new DeploymentEvent.LogNotKept(Stage.UNPACKING, "away", true));
        now = Objects.requireNonNull(deployment.nextDue());

        assertThat(happens(new DeploymentEvent.Due())).containsExactly(new DeploymentEffect.KeepLog(Stage.UNPACKING));
    }

    @Test
    void aLogThatIsRefusedIsForgotten() {
        goesTo(Stage.UNPACKING);
        happens(new DeploymentEvent.Finished(Stage.UNPACKING, true, ""));
        happens(new DeploymentEvent.LogNotKept(Stage.UNPACKING, "too large", false));

        assertThat(deployment.logged()).isEmpty();
        assertThat(deployment.nextDue()).isNull();
    }

    @Test
    void whatAnOperatorShouldKnowIsKept() {
        goesTo(Stage.BUILDING);
        happens(new DeploymentEvent.Finished(Stage.BUILDING, false, "games run as nobody"));

        assertThat(deployment.trouble()).isEqualTo("games run as nobody");
    }

    @Test
    void whateverHappensInWhateverOrderItsDeadlinesAreMet() {
        Random random = new Random(5);
        for (int round = 0; round < 20_000; round++) {
            Deployment before = deployment;
            DeploymentStep step = DeploymentRules.next(before, event(random), now);
            deployment = step.to() == null ? Deployment.fresh("fleet-1", GAME) : step.to();
            Instant due = deployment.nextDue();
            if (due != null && !now.isBefore(due)) {
                deployment = Objects.requireNonNullElse(
                        DeploymentRules.next(deployment, new DeploymentEvent.Due(), now)
                                .to(),
                        deployment);
                Instant next = deployment.nextDue();
                assertThat(next == null || now.isBefore(next))
                        .as(deployment.toString())
                        .isTrue();
            }
            now = now.plusSeconds(random.nextInt(200));
        }
    }

    private static DeploymentEvent event(Random random) {
        Stage stage = Stage.values()[random.nextInt(Stage.values().length)];
        return switch (random.nextInt(10)) {
            case 0 -> WANTED;
            case 1 -> new DeploymentEvent.Unwanted();
            case 2 -> found(random.nextBoolean());
            case 3, 4 -> new DeploymentEvent.Finished(stage, random.nextBoolean(), "");
            case 5 -> new DeploymentEvent.Failed(stage, BAD, random.nextBoolean());
            case 6 -> new DeploymentEvent.Interrupted(stage, "away");
            case 7 -> new DeploymentEvent.Removed();
            case 8 -> new DeploymentEvent.LogKept(stage);
            default -> new DeploymentEvent.LogNotKept(stage, "away", random.nextBoolean());
        };
    }
}
