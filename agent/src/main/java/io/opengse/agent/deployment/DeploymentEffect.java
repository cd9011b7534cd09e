package io.opengse.agent.deployment;

import java.util.List;

/** What is to be done about a deployment; each is answered by an event. */
public sealed interface DeploymentEffect {
    /** Answered by Found. What an installer of an earlier agent left running is ended first. */
    record Look(GamePackage game) implements DeploymentEffect {}

    /** Answered by Finished, Interrupted or Failed. */
    record Fetch(GamePackage game) implements DeploymentEffect {}

    /** Into an empty game root, whatever was there before. Answered by Finished or Failed. */
    record Unpack(GamePackage game) implements DeploymentEffect {}

    /** Answered by Finished or Failed. */
    record Install() implements DeploymentEffect {}

    /** Answered by Finished or Failed. */
    record Check(List<String> launchPaths) implements DeploymentEffect {}

    /** Answered by Finished or Failed. */
    record Build(GamePackage game) implements DeploymentEffect {}

    /** Answered by Removed. */
    record Remove() implements DeploymentEffect {}

    /** Uploads a stage's log. Answered by LogKept or LogNotKept. */
    record KeepLog(Stage stage) implements DeploymentEffect {}
}
