package io.opengse.agent.logs;

import io.opengse.agent.os.GameRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * Walks over what a game named as its logs.
 *
 * @param user with whose eyes
 * @param closed directories nothing is taken from
 */
record NamedPaths(GameRoot root, GameUser user, List<Path> closed) {
    static void missing(List<String> logPaths, Harvest harvest) {
        logPaths.forEach(each -> harvest.leaveOut(each, "the game root is not there"));
    }

    void walk(List<String> logPaths, Harvest harvest) throws IOException {
        Gathering gathering = new Gathering(new Reach(user, closed), harvest);
        for (String text : logPaths) {
            if (text.isBlank()) {
                harvest.leaveOut("\"\"", "is an empty log path");
                continue;
            }
            try {
                Path place = root.place(text);
                gathering.add(place, name(place));
            } catch (InvalidPathException problem) {
                harvest.leaveOut(text, "is no path: " + problem.getReason());
            }
        }
    }

    private String name(Path place) throws IOException {
        Path real = root.directory().toRealPath();
        if (root.holds(place)) {
            return slashed(root.directory().relativize(place));
        }
        return place.startsWith(real) ? slashed(real.relativize(place)) : "abs" + slashed(place);
    }

    /** As zips have it, also on Windows. */
    private static String slashed(Path path) {
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    static boolean exists(GameRoot root) {
        return Files.isDirectory(root.directory());
    }
}
