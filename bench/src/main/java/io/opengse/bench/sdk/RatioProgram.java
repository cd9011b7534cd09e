package io.opengse.bench.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opengse.bench.Lab;
import io.opengse.bench.figure.Figure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures the ratio of SDK calls in a program of its own whose code is compiled as that of gse agent is: by the first
 * compiler only, which has done its work within seconds. Both sides of the ratio are.
 */
public final class RatioProgram {
    private RatioProgram() {}

    public static void measure(Lab lab) throws IOException, InterruptedException {
        lab.progress().accept("calls of a game to its agent, beside a bare echo");
        Process process = new ProcessBuilder(command(lab))
                .directory(lab.folder().toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        byte[] printed = process.getInputStream().readAllBytes();
        if (process.waitFor() != 0) {
            throw new IOException("the program that measures SDK calls ended with " + process.exitValue());
        }
        JsonNode document = new ObjectMapper().readTree(printed);
        lab.figures()
                .put(
                        Figure.SDK_CALL_RATIO,
                        document.required(Figure.SDK_CALL_RATIO.key()).asDouble());
    }

    private static List<String> command(Lab lab) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms256m",
                "-Xmx256m",
                "-Xmn12m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.awt.headless=true",
                "-Dgse.home=" + lab.home(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.opengse.bench.BenchMain",
                "--sdk-ratio-here",
                "--json",
                "--folder",
                lab.folder().toString()));
        if (lab.scale().quick()) {
            command.add("--quick");
        }
        return command;
    }
}
