package io.opengse.agent.deployment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lifecycle of a deployment: fetch, unpack, install, check, build, once per fleet and host. Pure. */
public final class DeploymentRules {
    private DeploymentRules() {}

    public static DeploymentStep next(Deployment before, DeploymentEvent event, Instant now) {
        return switch (event) {
            case DeploymentEvent.Wanted(var game, var paths) -> wanted(before, game, paths, now);
            case DeploymentEvent.Unwanted _ -> settled(before.isWanted() ? before.unwanted(now) : before, now);
            case DeploymentEvent.Abandoned _ -> settled(abandoned(before, now.minus(Deployment.KEPT)), now);
            case DeploymentEvent.InUse _ -> settled(before.isWanted() ? before : before.unwanted(now), now);
            case DeploymentEvent.Found found -> found(before, found, now);
            case DeploymentEvent.Finished(var stage, var log, var note) ->
                isAt(before, stage)
                        ? advance(noted(logged(before, stage, log), note), after(stage), now)
                        : settled(before, now);
            case DeploymentEvent.Progressed(var stage, var words) ->
                isAt(before, stage)
                        ? settled(before.with(before.progress().saying(words, now)), now)
                        : settled(before, now);
            case DeploymentEvent.Failed(var stage, var failure, var log) ->
                isAt(before, stage)
                        ? settled(
                                logged(before, stage, log)
                                        .with(before.progress().failed(failure)),
                                now)
                        : settled(before, now);
            case DeploymentEvent.Interrupted(var stage, var why) ->
                isAt(before, stage)
                        ? settled(before.with(before.progress().interrupted(why, now)), now)
                        : settled(before, now);
            case DeploymentEvent.Removed _ -> removed(before, now);
            case DeploymentEvent.LogKept(var stage) ->
                settled(before.with(before.logs().kept(stage)), now);
            case DeploymentEvent.LogNotKept(var stage, var _, var again) ->
                settled(before.with(before.logs().notKept(stage, again, now)), now);
            case DeploymentEvent.Due _ -> due(before, now);
        };
    }

    private static Deployment abandoned(Deployment before, Instant since) {
        Instant unwanted = before.unwantedSince();
        return unwanted != null && !unwanted.isAfter(since) ? before : before.unwanted(since);
    }

    private static DeploymentStep wanted(Deployment before, GamePackage game, List<String> paths, Instant now) {
        boolean another = !before.game().equals(game);
        Deployment asked = before.wanted(game, paths);
        if (asked.progress().busy()) {
            return settled(asked, now);
        }
        return switch (asked.stage()) {
            case LOOKING -> begin(asked, Stage.LOOKING, now);
            // It rested while nobody wanted it, or waits after an interruption.
            case FETCHING, UNPACKING, INSTALLING, CHECKING, BUILDING ->
                another || !before.isWanted() ? begin(asked, Stage.LOOKING, now) : settled(asked, now);
            case DEPLOYED -> another ? begin(asked, Stage.LOOKING, now) : settled(asked, now);
            // Not tried again, unless it was given up and is asked for anew.
            case FAILED -> another || !before.isWanted() ? begin(asked, Stage.LOOKING, now) : settled(asked, now);
            case REMOVING -> settled(asked, now);
        };
    }

    private static DeploymentStep found(Deployment before, DeploymentEvent.Found found, Instant now) {
        if (!isAt(before, Stage.LOOKING)) {
            return settled(before, now);
        }
        Deployment known = before.with(before.progress().in(found.directory()).noting(found.note()));
        return found.whole()
                ? advance(known.with(StageLogs.found(found.logs(), found.owed())), Stage.DEPLOYED, now)
                : advance(known.with(StageLogs.NONE), Stage.FETCHING, now);
    }

    private static DeploymentStep removed(Deployment before, Instant now) {
        if (!isAt(before, Stage.REMOVING)) {
            return settled(before, now);
        }
        Deployment empty = before.with(Progress.NONE).with(StageLogs.NONE);
        return before.isWanted() ? begin(empty, Stage.LOOKING, now) : new DeploymentStep(null, List.of());
    }

    private static DeploymentStep due(Deployment before, Instant now) {
        Instant begins = before.begins();
        if (before.progress().busy() || begins == null || now.isBefore(begins)) {
            return settled(before, now);
        }
        return begin(before, before.isWanted() ? before.stage() : Stage.REMOVING, now);
    }

    private static boolean isAt(Deployment deployment, Stage stage) {
        return deployment.stage() == stage && deployment.progress().busy();
    }

    private static Deployment logged(Deployment deployment, Stage stage, boolean log) {
        return log ? deployment.with(deployment.logs().with(stage)) : deployment;
    }

    private static Deployment noted(Deployment deployment, String note) {
        return deployment.with(deployment.progress().noting(note));
    }

    private static Stage after(Stage stage) {
        return switch (stage) {
            case LOOKING -> Stage.FETCHING;
            case FETCHING -> Stage.UNPACKING;
            case UNPACKING -> Stage.INSTALLING;
            case INSTALLING -> Stage.CHECKING;
            case CHECKING -> Stage.BUILDING;
            case BUILDING, DEPLOYED -> Stage.DEPLOYED;
            case FAILED -> Stage.FAILED;
            case REMOVING -> Stage.REMOVING;
        };
    }

    /** Goes on only while it is wanted; a stage that nobody wants any more is begun anew should it be asked for. */
    private static DeploymentStep advance(Deployment before, Stage next, Instant now) {
        return before.isWanted() || next == Stage.DEPLOYED
                ? begin(before, next, now)
                : settled(before.with(before.progress().resting(next)), now);
    }

    private static DeploymentStep begin(Deployment before, Stage stage, Instant now) {
        DeploymentEffect work = work(before, stage);
        Progress progress = before.progress();
        Progress next = work == null ? progress.resting(stage) : progress.working(stage);
        return settled(before.with(next), now, work);
    }

    private static @Nullable DeploymentEffect work(Deployment deployment, Stage stage) {
        return switch (stage) {
            case LOOKING -> new DeploymentEffect.Look(deployment.game());
            case FETCHING -> new DeploymentEffect.Fetch(deployment.game());
            case UNPACKING -> new DeploymentEffect.Unpack(deployment.game());
            case INSTALLING -> new DeploymentEffect.Install();
            case CHECKING -> new DeploymentEffect.Check(deployment.launchPaths());
            case BUILDING -> new DeploymentEffect.Build(deployment.game());
            case REMOVING -> new DeploymentEffect.Remove();
            case DEPLOYED, FAILED -> null;
        };
    }

    private static DeploymentStep settled(Deployment after, Instant now) {
        return settled(after, now, null);
    }

    /** Whatever happened, a log that can go to the server goes. */
    private static DeploymentStep settled(Deployment after, Instant now, @Nullable DeploymentEffect work) {
        List<DeploymentEffect> effects = new ArrayList<>();
        if (work != null) {
            effects.add(work);
        }
        StageLogs logs = after.logs();
        if (!logs.canBegin(now)) {
            return new DeploymentStep(after, effects);
        }
        effects.add(new DeploymentEffect.KeepLog(logs.owed().getFirst()));
        return new DeploymentStep(after.with(logs.begun()), effects);
    }
}
