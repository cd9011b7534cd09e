package io.opengse.cli.command;

import io.opengse.cli.console.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a policy document from a file. */
final class PolicyFile {
    private PolicyFile() {}

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException problem) {
            throw new Failure(
                    "cannot read " + file + ": " + problem.getMessage(),
                    "name a file that holds a policy document (docs/access.md shows some)",
                    problem);
        }
    }
}
