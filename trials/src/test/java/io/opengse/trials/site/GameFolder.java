package io.opengse.trials.site;

import io.opengse.cli.serve.DemoFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of the sample game in a trial's own folder, and the fleet files beside it. */
public record GameFolder(Path folder) {
    public static GameFolder in(Path folder) {
        try {
            return new GameFolder(DemoFolder.prepare(folder, Program.jars(), "").getParent());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /**
     * Writes the file of a fleet of sample games.
     *
     * @param parameters of the game
     * @param hosts what its hosts must have; empty: nothing
     */
    Path fleet(String name, int processes, String parameters, String hosts) {
        String text = """
                Name: %s
                Directory: .
                Tags:
                  - Key: gse:hosts
                    Value: "%s"
                RuntimeConfiguration:
                  ServerProcesses:
                    - LaunchPath: start.sh
                      Parameters: "%s"
                      ConcurrentExecutions: %d
                  GameServerSessionActivationTimeoutSeconds: 30
                """.formatted(name, hosts, parameters, processes);
        try {
            return Files.writeString(folder.resolve(name + ".yaml"), text);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
