package io.opengse.agent.installation;

import io.opengse.agent.deployment.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the deployment of one fleet lies. Only what the marker tells of is whole; a game root without one is of a
 * deployment that was cut off.
 */
record DeploymentFolder(Path folder) {
    /** The game root. */
    Path game() {
        return folder.resolve("game");
    }

    /** The game root while it is unpacked. */
    Path unpacking() {
        return folder.resolve("game.new");
    }

    Path marker() {
        return folder.resolve("deployed");
    }

    /** Names the package, so that it is not trimmed. */
    Path packageName() {
        return folder.resolve("package");
    }

    /** Not below the game root: what is in there may belong to the games' user. */
    Path log(Stage stage) {
        return folder.resolve("logs").resolve(stage.phase() + ".log");
    }

    void prepare() throws IOException {
        Files.createDirectories(folder.resolve("logs"));
    }
}
