package io.opengse.agent.deployment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fleet's package on this host, as far as it has come. Changed by {@link DeploymentRules} alone.
 *
 * @param launchPaths those to check
 * @param unwantedSince null while the server wants it
 */
public record Deployment(
        String fleetId,
        GamePackage game,
        List<String> launchPaths,
        Progress progress,
        StageLogs logs,
        @Nullable Instant unwantedSince) {
    /** What is not wanted any more stays for so long: scaling in and out again should not install everything anew. */
    static final Duration KEPT = Duration.ofMinutes(10);

    private static final GamePackage UNKNOWN = new GamePackage("", "", 0);

    /** One the server asks for. */
    public static Deployment fresh(String fleetId, GamePackage game) {
        return new Deployment(fleetId, game, List.of(), Progress.NONE, StageLogs.NONE, null);
    }

    /** What an earlier agent left and nobody asks for. */
    public static Deployment left(String fleetId, String directory, Instant now) {
        return new Deployment(fleetId, UNKNOWN, List.of(), Progress.NONE.in(directory), StageLogs.NONE, now);
    }

    public Stage stage() {
        return progress.stage();
    }

    /** The game root, as it is or will be; empty before it is known. */
    public String directory() {
        return progress.directory();
    }

    public boolean isWanted() {
        return unwantedSince == null;
    }

    /** The game root, once games may be launched in it. */
    public @Nullable String root() {
        return stage() == Stage.DEPLOYED && isWanted() ? progress.directory() : null;
    }

    public @Nullable Failure failure() {
        return progress.failure();
    }

    /** How far it has come when that takes long, why it waits, or what an operator should know all the same; empty when there is nothing to say. */
    public String trouble() {
        Progress.Pause pause = progress.pause();
        String said = progress.said();
        return !said.isEmpty() ? said : pause == null ? progress.notes() : pause.why();
    }

    /** The stages that left a log. */
    public List<Stage> logged() {
        return logs.left();
    }

    /** When time alone will change something, null when nothing is due. */
    public @Nullable Instant nextDue() {
        Instant next = logs.uploading() || logs.owed().isEmpty() ? null : logs.nextTry();
        if (progress.busy()) {
            return next;
        }
        Instant own = begins();
        return own == null ? next : earlier(next, own);
    }

    /** When the next work of its own is due: another try, or its removal. */
    @Nullable
    Instant begins() {
        Progress.Pause pause = progress.pause();
        Instant retry = pause == null ? null : pause.until();
        Instant removal = unwantedSince == null ? null : unwantedSince.plus(KEPT);
        return retry == null || (removal != null && retry.isBefore(removal)) ? removal : retry;
    }

    private static Instant earlier(@Nullable Instant one, Instant other) {
        return one == null || other.isBefore(one) ? other : one;
    }

    Deployment wanted(GamePackage asked, List<String> paths) {
        return new Deployment(fleetId, asked, paths, progress, logs, null);
    }

    Deployment unwanted(Instant since) {
        return new Deployment(fleetId, game, launchPaths, progress, logs, since);
    }

    Deployment with(Progress next) {
        return new Deployment(fleetId, game, launchPaths, next, logs, unwantedSince);
    }

    Deployment with(StageLogs next) {
        return new Deployment(fleetId, game, launchPaths, progress, next, unwantedSince);
    }
}
