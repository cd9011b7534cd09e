package io.opengse.bench.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opengse.bench.Lab;
import io.opengse.bench.figure.Figure;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Measures the ratio of SDK calls in a program of its own whose code is compiled as that of gse agent is: by the first
 * compiler only, which has done its work within seconds. Both sides of the ratio are.
 */
public final class RatioProgram {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private RatioProgram() {}

    public static void measure(Lab lab) throws IOException, InterruptedException {
        lab.progress().accept("calls of a game to its agent, beside a bare echo");
        Process process = new ProcessBuilder(command(lab))
                .directory(lab.folder().toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            JsonNode document = document(process);
            lab.figures()
                    .put(
                            Figure.SDK_CALL_RATIO,
                            document.required(Figure.SDK_CALL_RATIO.key()).asDouble());
        } finally {
            process.destroyForcibly();
        }
    }

    /** In that program: it ends when the one that started it does, however that ends. */
    public static void endWithItsStarter() {
        Thread.ofPlatform().daemon().name("starter").start(() -> {
            try {
                System.in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException gone) {
                System.err.println("the program that asked for this measurement has gone: " + gone.getMessage());
            }
            Runtime.getRuntime().halt(1);
        });
    }

    /** What it prints is far less than a pipe holds, so it need not be read before the end. */
    private static JsonNode document(Process process) throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IOException(
                    "the program that measures SDK calls has not ended within " + PATIENCE.toSeconds() + " s");
        }
        if (process.exitValue() != 0) {
            throw new IOException("the program that measures SDK calls ended with " + process.exitValue());
        }
        return new ObjectMapper().readTree(process.getInputStream());
    }

    /** The flags of this program that name the one its libraries were recorded in. */
    private static List<String> startUpCache() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("-XX:AOTCache=") || flag.startsWith("-Xlog:"))
                .toList();
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
        command.addAll(1, startUpCache());
        if (lab.scale().quick()) {
            command.add("--quick");
        }
        return command;
    }
}
