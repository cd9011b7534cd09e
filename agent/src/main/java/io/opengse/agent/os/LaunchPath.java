package io.opengse.agent.os;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Turns the launch path of a runtime configuration into a file that can be started, or says why it cannot be. The path
 * itself is never resolved: the Java recipe of the documentation links /local/game/java to a JVM outside the root.
 */
public final class LaunchPath {
    private LaunchPath() {}

    /**
     * The file that the launch path means.
     *
     * @throws LaunchFailed naming the path and what to do
     */
    public static Path resolve(GameRoot root, String launchPath) throws LaunchFailed {
        if (!Files.isDirectory(root.directory())) {
            throw invalid("the game root " + root.directory()
                    + " is not a directory; upload the game or correct the fleet's" + " directory");
        }
        if (launchPath.isBlank()) {
            throw invalid("the launch path is empty; name an executable below the game root, such as bin/game");
        }
        Path path = below(root, launchPath);
        Path file = root.followed(path);
        if (!Files.exists(file)) {
            throw invalid("launch path " + launchPath + ": there is no file " + path
                    + (Files.isSymbolicLink(path) ? " (the link there leads nowhere)" : "")
                    + "; put the executable into the game root or correct the launch path");
        }
        if (Files.isDirectory(file)) {
            throw unfit("launch path " + launchPath + ": " + path + " is a directory; name the executable in it");
        }
        if (!Files.isExecutable(file)) {
            throw unfit("launch path " + launchPath + ": " + path + " is not executable; run chmod +x on it before it"
                    + " is packed, or in install.sh");
        }
        String trouble = Executable.trouble(file, root);
        if (trouble != null) {
            throw unfit("launch path " + launchPath + ": " + path + " cannot be executed: " + trouble);
        }
        return path;
    }

    private static Path below(GameRoot root, String launchPath) throws LaunchFailed {
        Path path;
        try {
            path = root.place(launchPath);
        } catch (InvalidPathException problem) {
            throw invalid("the launch path " + launchPath.replace("\0", "\\0") + " is no path: " + problem.getReason());
        }
        if (!root.holds(path)) {
            throw invalid("launch path " + launchPath + " leads out of the game root " + root.directory()
                    + "; it must be relative to it, or begin with it or with " + GameRoot.IN_THE_CLOUD
                    + " (a symbolic link inside the root may lead elsewhere)");
        }
        return path;
    }

    private static LaunchFailed invalid(String message) {
        return new LaunchFailed(message, LaunchFailed.Kind.NOT_FOUND);
    }

    private static LaunchFailed unfit(String message) {
        return new LaunchFailed(message, LaunchFailed.Kind.NOT_EXECUTABLE);
    }
}
