package io.opengse.agent.os;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/** A game root made of shell scripts, and orders to launch them. */
record GameFolder(Path root) {
    /** Unlike any other's: processes are found, and killed, by it all over the machine. */
    String processId() {
        return "proc-" + root;
    }

    Path output() {
        return root.resolve("output.log");
    }

    /** Writes an executable script; {@code lines} follow the shebang. */
    LaunchOrder script(String name, String... lines) {
        return write(name, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    }

    LaunchOrder write(String name, String content) {
        try {
            Path file = Files.writeString(root.resolve(name), content);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return order(name);
    }

    LaunchOrder order(String launchPath, String... arguments) {
        return new LaunchOrder(
                processId(), root, launchPath, List.of(arguments), Map.of("COLOUR", "blue"), output(), Housing.NONE);
    }

    /** What a script wrote to a file in the root, or nothing when it is not there yet. */
    String read(String name) {
        try {
            Path file = root.resolve(name);
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
