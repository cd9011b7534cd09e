package io.opengse.cli.command;

import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Console;
import io.opengse.cli.console.Failure;
import io.opengse.cli.console.Surroundings;
import io.opengse.engine.store.StoreFailed;
import io.opengse.server.backup.BadBackup;
import io.opengse.server.backup.Restoration;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "restore", description = "Puts a backup into a folder in which no server runs; checks all of it first.")
final class RestoreCommand implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final PlaceOptions options = new PlaceOptions();

    @Parameters(index = "0", paramLabel = "FILE", description = "The file that gse backup wrote.")
    private Path file = Path.of("");

    @Option(
            names = "--store",
            paramLabel = "URL",
            defaultValue = "${env:GSE_STORE:-}",
            description =
                    "Put the state into this empty PostgreSQL database (default: GSE_STORE, or a file in the folder);"
                            + " its password is read from PGPASSWORD.")
    private String store = "";

    @Option(names = "--replace", description = "Move what is in the folder aside (it is never deleted).")
    private boolean replace;

    RestoreCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try {
            tell(new Restoration(file, options.data, PostgresOption.read(store, surroundings.environment()))
                    .restore(replace, surroundings.clock().instant()));
        } catch (BadBackup bad) {
            throw new Failure(
                    file + " was not restored: " + bad.getMessage(), "nothing was changed in " + options.data, bad);
        } catch (StoreFailed running) {
            throw new Failure(
                    running.getMessage(),
                    "a running server is never restored over, nor a database that holds anything",
                    running);
        } catch (IOException problem) {
            throw new Failure(
                    file + " was not restored: " + problem.getMessage(),
                    "look at the file and at the room on the disk of " + options.data,
                    problem);
        }
    }

    private void tell(Restoration.Restored restored) {
        Console console = surroundings.console();
        if (options.json) {
            console.document(CloudApi.parameters()
                    .put("Time", restored.note().at().toString())
                    .put("Version", restored.note().version())
                    .put("Files", restored.files())
                    .put("Aside", restored.aside()));
            return;
        }
        console.say(
                "restored " + restored.files() + " files of " + restored.note().at() + ", written by version "
                        + restored.note().version() + ", to " + options.data);
        if (!restored.aside().isEmpty()) {
            console.aside("  what was there before: " + restored.aside());
        }
        console.aside(
                "  start the server; agents come again by themselves. Sessions made since then are unknown to it:");
        console.aside("  their processes are told to end.");
    }
}
