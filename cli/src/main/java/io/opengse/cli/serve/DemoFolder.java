package io.opengse.cli.serve;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The demo fleet's folder, below the data directory: its fleet file, to be edited, and a script that starts the game. */
public final class DemoFolder {
    private static final String FLEET = """
            # The fleet that gse up runs when it is given no other. Edit and save: a running gse up applies it at once.
            Name: demo
            Description: The sample game, Nim for two over TCP
            Directory: .
            RuntimeConfiguration:
              ServerProcesses:
                - LaunchPath: start.sh
                  Parameters: ""
                  ConcurrentExecutions: 3
              GameServerSessionActivationTimeoutSeconds: 60
            """;

    private DemoFolder() {}

    /**
     * Makes the folder, or brings its scripts up to date; an edited fleet file is left alone.
     *
     * @param classpath of this program: the game is on it
     * @param home where OpenGSE lies, for a recorded start-up cache; empty = unknown
     * @return the fleet file
     */
    public static Path prepare(Path data, String classpath, String home) throws IOException {
        Path folder = Files.createDirectories(data.resolve("demo"));
        String game = template("start.sh");
        script(folder.resolve("game.sh"), game);
        script(folder.resolve("start.sh"), starter(GamePath.of(classpath), home));
        Path fleet = folder.resolve("fleet.yaml");
        if (!Files.exists(fleet)) {
            Files.writeString(fleet, FLEET);
        }
        return fleet;
    }

    private static String starter(String classpath, String home) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path cache = Path.of(home, "cli", "target", "dist", "game.aot");
        return "#!/bin/sh\n"
                + "# Written anew by every gse up.\n"
                + "export GSE_JAVA='" + java + "'\n"
                + "export GSE_GAME_CLASSPATH='" + classpath + "'\n"
                + "export GSE_GAME_CACHE='" + (Files.isReadable(cache) ? cache : "none") + "'\n"
                + "exec \"$(dirname \"$0\")/game.sh\" \"$@\"\n";
    }

    /** Replaced in one step: a game may be starting from it. */
    private static void script(Path file, String text) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(draft, text);
        Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.move(
                draft,
                file,
                java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private static String template(String name) throws IOException {
        try (InputStream input = DemoFolder.class.getResourceAsStream("/io/opengse/cli/demo/" + name)) {
            if (input == null) {
                throw new IOException("the sample game's " + name + " was not built in");
            }
            return new String(input.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
