package io.opengse.agent.deployment;

import java.util.List;

/** Everything that may happen to a deployment. */
public sealed interface DeploymentEvent {
    /** The server wants it on this host; said again and again. */
    record Wanted(GamePackage game, List<String> launchPaths) implements DeploymentEvent {
        public Wanted {
            launchPaths = List.copyOf(launchPaths);
        }
    }

    /** The server does not want it any more, and nothing of it runs. */
    record Unwanted() implements DeploymentEvent {}

    /** Its fleet is deleted, and nothing of it runs: it goes at once. */
    record Abandoned() implements DeploymentEvent {}

    /** Nobody wants it, but something of it still runs, or may: it is not to go yet. */
    record InUse() implements DeploymentEvent {}

    /**
     * What an earlier agent left.
     *
     * @param directory the game root, as it is or will be
     * @param whole whether it is deployed; otherwise it starts over, at most with a part of the package at hand
     * @param logs the stages that left a log, in their order
     * @param note what the finished stages had to say
     * @param owed those of them whose log the server does not have yet
     */
    record Found(String directory, boolean whole, List<Stage> logs, List<Stage> owed, String note)
            implements DeploymentEvent {
        public Found {
            logs = List.copyOf(logs);
            owed = List.copyOf(owed);
        }
    }

    /**
     * A stage is done.
     *
     * @param log whether it left a log
     * @param note what an operator should know all the same; empty when nothing
     */
    record Finished(Stage stage, boolean log, String note) implements DeploymentEvent {}

    /**
     * A stage has come so far.
     *
     * @param words for whoever waits for it
     */
    record Progressed(Stage stage, String words) implements DeploymentEvent {}

    /** Trying again will not help. */
    record Failed(Stage stage, Failure failure, boolean log) implements DeploymentEvent {}

    /** The server was away, or busy. */
    record Interrupted(Stage stage, String why) implements DeploymentEvent {}

    /** Nothing of it is left on the disk. */
    record Removed() implements DeploymentEvent {}

    record LogKept(Stage stage) implements DeploymentEvent {}

    /** @param again whether trying again may help */
    record LogNotKept(Stage stage, String why, boolean again) implements DeploymentEvent {}

    /** The clock reached {@link Deployment#nextDue}. */
    record Due() implements DeploymentEvent {}
}
