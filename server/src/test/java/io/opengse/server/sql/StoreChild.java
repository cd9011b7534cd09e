package io.opengse.server.sql;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts {@link StoreChildMain} in a JVM of its own, which a test may kill. */
final class StoreChild {
    private StoreChild() {}

    static Process start(String task, Path directory) throws IOException {
        return start(List.of(), task, directory);
    }

    /** @param before what stands before the command of the JVM, e.g. a shell that sets a limit */
    static Process start(List<String> before, String task, Path directory) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(StoreChildMain.class.getName(), task, directory.toString()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
