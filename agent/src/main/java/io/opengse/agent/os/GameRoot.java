package io.opengse.agent.os;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The directory a game was unpacked to, which is also its working directory. Games written for the cloud service know it
 * as /local/game.
 */
public record GameRoot(Path directory) {
    private static final int MOST_LINKS = 40;

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

    /**
     * The file that links lead to, as the game sees them: one to /local/game/… leads below this root.
     *
     * @return the last one that is no such link; it need not exist
     */
    Path followed(Path path) {
        Path current = path;
        for (int link = 0; link < MOST_LINKS && Files.isSymbolicLink(current); link++) {
            try {
                Path target = Files.readSymbolicLink(current);
                Path parent = current.getParent();
                Path absolute = parent == null ? target : parent.resolve(target);
                current = place(absolute.toString());
            } catch (IOException vanished) {
                return current;
            }
        }
        return current;
    }

    public boolean holds(Path place) {
        return place.startsWith(directory);
    }
}
