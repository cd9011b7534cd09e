package io.opengse.agent.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Asks the rules about every pair of state and event; docs/deployment-states.md is what they answer. */
class DeploymentStatesTest {
    private static final Path PAGE = Path.of("..", "docs", "deployment-states.md");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant LATER = NOON.plus(Deployment.KEPT);
    private static final GamePackage GAME = new GamePackage("asset-1", "ab".repeat(32), 100);
    private static final Failure BAD = new Failure(Failure.Code.FLEET_INITIALIZATION_FAILED, "exit code 3");
    private static final String HEAD = """
            # States of a deployment

            What the agent's rules answer to every event in every state of a fleet's package on one host: the stage it is in
            then, and the work that is begun. – changes nothing. An event of a stage is that of the stage it is in. This page
            is written by `DeploymentStatesTest`; after a change of the rules run
            `./mvnw -pl agent -am test -Dtest=DeploymentStatesTest -Dsurefire.failIfNoSpecifiedTests=false
            -Dstates.write=true`.

            """;

    @Test
    void thePageShowsWhatTheRulesAnswer() throws IOException {
        String page = HEAD + table();
        if (Boolean.getBoolean("states.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE).hasContent(page);
    }

    @Test
    void neitherStageNorEventIsForgotten() {
        assertThat(states().values().stream().map(Deployment::stage)).contains(Stage.values());
        Set<Class<?>> events = events(Stage.FETCHING).values().stream()
                .<Class<?>>map(Object::getClass)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        assertThat(events).containsExactlyInAnyOrder(DeploymentEvent.class.getPermittedSubclasses());
    }

    private static Map<String, Deployment> states() {
        Map<String, Deployment> states = new LinkedHashMap<>();
        Deployment at = after(Deployment.fresh("fleet-1", GAME), wanted());
        Deployment failed = at;
        for (Stage stage : Stage.values()) {
            if (stage == Stage.DEPLOYED) {
                break;
            }
            states.put(stage.name(), at);
            failed = after(at, new DeploymentEvent.Failed(stage, BAD, false));
            if (stage == Stage.FETCHING) {
                Deployment waits = after(at, new DeploymentEvent.Interrupted(stage, "away"));
                states.put("FETCHING, waits", waits);
            }
            at = stage == Stage.LOOKING
                    ? after(at, found(false))
                    : after(at, new DeploymentEvent.Finished(stage, false, ""));
        }
        states.put("DEPLOYED", at);
        Deployment unwanted = after(at, new DeploymentEvent.Unwanted());
        states.put("DEPLOYED, unwanted", unwanted);
        states.put("FAILED", failed);
        states.put("FAILED, unwanted", after(failed, new DeploymentEvent.Unwanted()));
        states.put("REMOVING", step(unwanted, new DeploymentEvent.Due(), LATER));
        return states;
    }

    private static Map<String, DeploymentEvent> events(Stage stage) {
        Map<String, DeploymentEvent> events = new LinkedHashMap<>();
        events.put("Wanted", wanted());
        events.put(
                "Wanted, another package",
                new DeploymentEvent.Wanted(new GamePackage("asset-2", "cd".repeat(32), 100), List.of("game")));
        events.put("Unwanted", new DeploymentEvent.Unwanted());
        events.put("Abandoned", new DeploymentEvent.Abandoned());
        events.put("InUse", new DeploymentEvent.InUse());
        events.put("Found whole", found(true));
        events.put("Found nothing", found(false));
        events.put("Progressed", new DeploymentEvent.Progressed(stage, "half"));
        events.put("Finished", new DeploymentEvent.Finished(stage, false, ""));
        events.put("Failed", new DeploymentEvent.Failed(stage, BAD, false));
        events.put("Interrupted", new DeploymentEvent.Interrupted(stage, "away"));
        events.put("Due", new DeploymentEvent.Due());
        events.put("Removed", new DeploymentEvent.Removed());
        events.put("LogKept", new DeploymentEvent.LogKept(stage));
        events.put("LogNotKept", new DeploymentEvent.LogNotKept(stage, "refused", false));
        return events;
    }

    private static DeploymentEvent wanted() {
        return new DeploymentEvent.Wanted(GAME, List.of("game"));
    }

    private static DeploymentEvent found(boolean whole) {
        return new DeploymentEvent.Found("/d/game", whole, List.of(), List.of(), "");
    }

    private static Deployment after(Deployment before, DeploymentEvent event) {
        return step(before, event, NOON);
    }

    private static Deployment step(Deployment before, DeploymentEvent event, Instant now) {
        return Objects.requireNonNull(DeploymentRules.next(before, event, now).to());
    }

    private static String table() {
        StringBuilder text = new StringBuilder("| | ");
        Set<String> events = events(Stage.LOOKING).keySet();
        text.append(String.join(" | ", events)).append(" |\n|---|");
        text.append("---|".repeat(events.size())).append('\n');
        states().forEach((label, state) -> {
            String cells = events(state.stage()).values().stream()
                    .map(event -> cell(state, event))
                    .collect(Collectors.joining(" | "));
            text.append("| **").append(label).append("** | ").append(cells).append(" |\n");
        });
        return text.toString();
    }

    private static String cell(Deployment before, DeploymentEvent event) {
        DeploymentStep step = DeploymentRules.next(before, event, LATER);
        Deployment after = step.to();
        if (after == null) {
            return "forgotten";
        }
        if (after.equals(before)) {
            return "–";
        }
        String work = step.effects().stream()
                .map(effect -> effect.getClass().getSimpleName())
                .collect(Collectors.joining(", "));
        String waits = after.progress().pause() != null ? ", waits" : "";
        String unwanted = after.isWanted() ? "" : ", unwanted";
        return "→ " + after.stage() + waits + unwanted + (work.isEmpty() ? "" : ": " + work);
    }
}
