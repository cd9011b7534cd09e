package io.opengse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Node.js as it is installed here. */
public final class Node {
    private Node() {}

    /** Fails without it, unless -Dnode.skip=true says that this is meant. */
    public static void isThere() {
        boolean missing = missing("node") || missing("npm");
        assumeFalse(missing && Boolean.getBoolean("node.skip"), "no node or no npm, and node.skip is set");
        if (missing) {
            fail("node and npm are not on the PATH: run `apt-get install nodejs npm`, as .ci/run does,"
                    + " or leave the tests of Node.js out with -Dnode.skip=true");
        }
    }

    /** Runs a command in a folder and says what it printed when it failed. */
    static void run(Path folder, String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("node-", ".log");
        int exit = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        assertThat(exit)
                .as("%s in %s: %s", String.join(" ", command), folder, Files.readString(output))
                .isZero();
        Files.delete(output);
    }

    private static boolean missing(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator))
                .noneMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
