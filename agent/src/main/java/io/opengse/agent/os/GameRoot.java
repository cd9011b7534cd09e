package io.opengse.agent.os;

import java.nio.file.Path;

/**
 * The directory a game was unpacked to, which is also its working directory. Games written for the cloud service know it
 * as /local/game. Links are never resolved here.
 */
public record GameRoot(Path directory) {
    /** Where the cloud service unpacks a game. */
    public static final Path IN_THE_CLOUD = Path.of("/local/game");

    public GameRoot {
        directory = directory.toAbsolutePath().normalize();
    }

    /**
     * The place a path of the game's means: one below the root or elsewhere.
     *
     * @param text relative to the root, absolute, or below /local/game, which means the root
     * @throws java.nio.file.InvalidPathException when it is no path at all
     */
    public Path place(String text) {
        Path given = Path.of(text).normalize();
        if (given.startsWith(IN_THE_CLOUD) && !given.startsWith(directory)) {
            return directory.resolve(IN_THE_CLOUD.relativize(given)).normalize();
        }
        return directory.resolve(given).normalize();
    }

    public boolean holds(Path place) {
        return place.startsWith(directory);
    }
}
