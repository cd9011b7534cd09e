package io.opengse.bench.deployment;

import io.opengse.agent.archive.BadArchive;
import io.opengse.agent.archive.Unpacking;
import io.opengse.bench.Lab;
import io.opengse.bench.figure.Figure;
import io.opengse.bench.figure.Medians;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What a host needs to unpack a package, against unzip in turns, on the same disk. */
public final class UnpackFigures {
    private static final Path UNZIP = Path.of("/usr/bin/unzip");
    private static final int FILES = 5_000;
    private static final int FEW_FILES = 500;
    private static final long MOST = 1L << 40;

    private UnpackFigures() {}

    public static void measure(Lab lab) throws IOException, InterruptedException {
        if (!Files.isExecutable(UNZIP)) {
            lab.progress().accept("no unzip on this machine: unpacking is not measured");
            return;
        }
        int files = lab.scale().quick() ? FEW_FILES : FILES;
        lab.progress().accept("unpacking a package of " + files + " files, against unzip");
        Path zip = lab.folder("large.zip");
        Files.createDirectories(lab.folder());
        LargeZip.write(zip, files, lab.random());
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int round = -1; round < lab.scale().programs(); round++) {
            double own = unpacked(lab, zip);
            double bare = unzipped(lab, zip);
            if (round >= 0) {
                ours.add(own);
                theirs.add(bare);
            }
        }
        Files.delete(zip);
        lab.figures().put(Figure.UNPACK_RATIO, Medians.of(ours) / Medians.of(theirs));
    }

    private static double unpacked(Lab lab, Path zip) throws IOException {
        Path root = Files.createDirectory(lab.folder("unpacked"));
        long start = lab.stopwatch().now();
        try {
            Unpacking.unpack(zip, root, MOST, _ -> {});
        } catch (BadArchive impossible) {
            throw new IOException("the zip was made for this", impossible);
        }
        double seconds = lab.stopwatch().secondsSince(start);
        remove(root);
        return seconds;
    }

    private static double unzipped(Lab lab, Path zip) throws IOException, InterruptedException {
        Path root = Files.createDirectory(lab.folder("unzipped"));
        long start = lab.stopwatch().now();
        Process process = new ProcessBuilder(UNZIP.toString(), "-q", zip.toString(), "-d", root.toString())
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("unzip ended with " + process.exitValue());
        }
        double seconds = lab.stopwatch().secondsSince(start);
        remove(root);
        return seconds;
    }

    private static void remove(Path root) throws IOException {
        List<Path> inside;
        try (Stream<Path> found = Files.walk(root)) {
            inside = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path one : inside) {
            Files.delete(one);
        }
    }
}
