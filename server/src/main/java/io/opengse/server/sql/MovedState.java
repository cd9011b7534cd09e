package io.opengse.server.sql;

import io.opengse.engine.store.StoreFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A note in a data directory whose state was copied to PostgreSQL. Whoever forgets to name that database would go on from
 * what the embedded one held then, or keep a backup of it: games would run by two books.
 */
public final class MovedState {
    /** The note's name in the directory. */
    public static final String NOTE = "moved-to";

    private MovedState() {}

    /** From now on the embedded database of this directory is not used. */
    public static void note(Path data, PostgresAddress target) {
        try {
            Files.writeString(data.resolve(NOTE), target + System.lineSeparator());
        } catch (IOException problem) {
            throw new StoreFailed(
                    "The state is in " + target + " now, but " + data.resolve(NOTE) + ", which would say so, cannot be"
                            + " written (" + problem + "). Nothing is lost: start the server with that store.",
                    problem);
        }
    }

    /** @throws StoreFailed when the state of this directory is elsewhere */
    public static void refuse(Path data) {
        Path note = data.resolve(NOTE);
        try {
            if (Files.exists(note)) {
                String target = Files.readString(note).strip();
                throw new StoreFailed("The state of " + data + " was copied to " + target + ". Name that database:"
                        + " --store " + target + ", GSE_STORE, or store: " + target + " in "
                        + data.resolve("config.yaml") + ". To go on from what was here before, delete " + note + ".");
            }
        } catch (IOException problem) {
            throw new StoreFailed("Whether the state is still here cannot be read in " + note, problem);
        }
    }
}
