package io.opengse.bench.condition;

import io.opengse.bench.Lab;
import io.opengse.bench.figure.Medians;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a figure must be read with.
 *
 * @param fsyncMillis the median time until a few appended kilobytes are on the disk
 * @param loadAverage of the minute before the run
 */
public record Conditions(
        int cores,
        String processor,
        String jdk,
        String system,
        String fileSystem,
        double fsyncMillis,
        double loadAverage) {
    private static final int APPENDED = 8192;
    private static final int APPENDS = 40;
    private static final double MILLIS = 1000;

    public static Conditions observe(Lab lab) throws IOException {
        return new Conditions(
                Runtime.getRuntime().availableProcessors(),
                processorName(),
                Runtime.version().toString(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                Files.getFileStore(lab.folder()).type(),
                timeToDisk(lab),
                loadOfLastMinute());
    }

    public String words() {
        return String.format(
                Locale.ROOT,
                "%d cores (%s), JDK %s, %s, %s with fsync in %.2f ms, load %.1f before the run",
                cores,
                processor,
                jdk,
                system,
                fileSystem,
                fsyncMillis,
                loadAverage);
    }

    private static double timeToDisk(Lab lab) throws IOException {
        Path file = lab.folder("fsync");
        List<Double> times = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int append = 0; append < APPENDS; append++) {
                long start = lab.stopwatch().now();
                channel.write(ByteBuffer.allocate(APPENDED));
                channel.force(false);
                times.add(lab.stopwatch().secondsSince(start) * MILLIS);
            }
        }
        Files.delete(file);
        return Medians.of(times);
    }

    private static String processorName() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown processor");
        }
    }

    private static double loadOfLastMinute() throws IOException {
        return Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
    }
}
