package io.opengse.cli.command;

import io.opengse.agent.AgentSettings;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Failure;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.serve.Keys;
import io.opengse.engine.store.StoreFailed;
import io.opengse.server.ServerSettings;
import io.opengse.server.backup.Backup;
import io.opengse.server.backup.BackupNote;
import io.opengse.server.blob.BlobPlace;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "backup",
        description = "Writes all that the server of this machine must not forget into one file; it may run meanwhile.")
final class BackupCommand implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final PlaceOptions options = new PlaceOptions();

    @Parameters(index = "0", paramLabel = "FILE", description = "The file to make; it must not be there yet.")
    private Path file = Path.of("");

    BackupCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        BackupNote note = new BackupNote(surroundings.clock().instant(), Version.ofThis());
        try {
            Backup.Written written =
                    new Backup(options.data, note, settings().store().login()).into(file);
            if (options.json) {
                surroundings
                        .console()
                        .document(CloudApi.parameters()
                                .put("File", file.toString())
                                .put("Bytes", written.bytes())
                                .put("Blobs", written.blobs())
                                .put("Keys", written.keys()));
            } else {
                surroundings
                        .console()
                        .say("backed up to " + file + ": the database, " + written.blobs() + " packages and logs, "
                                + written.keys() + " files of keys and settings; " + written.bytes() + " bytes");
            }
            tellOfBucket();
        } catch (FileAlreadyExistsException there) {
            throw new Failure(
                    "there is a file " + file + " already", "name another one; backups are never overwritten");
        } catch (StoreFailed problem) {
            throw new Failure(
                    "no backup was made of " + options.data + ": " + problem.getMessage(),
                    "the store is the one that config.yaml there names, or GSE_STORE",
                    problem);
        } catch (IOException problem) {
            throw new Failure(
                    "no backup was made of " + options.data + ": " + problem.getMessage(),
                    "name the server's folder with --data DIR and a place with room for FILE",
                    problem);
        }
    }

    private void tellOfBucket() {
        switch (settings().blobs().place()) {
            case BlobPlace.Folder() -> {}
            case BlobPlace.SharedFolder(Path folder) -> tellOf("folder " + folder);
            case BlobPlace.Bucket bucket -> tellOf("bucket " + bucket.name());
        }
    }

    private void tellOf(String place) {
        surroundings.console().aside("  packages and logs are in " + place + " and not in this file: keep that too");
    }

    private ServerSettings settings() {
        Keys keys = Keys.of(options.data, surroundings.environment(), Map.of("data", options.data.toString()));
        return ServerSettings.of(keys.resolve(List.of(ServerSettings.declared(), AgentSettings.declared()))
                .getFirst());
    }
}
