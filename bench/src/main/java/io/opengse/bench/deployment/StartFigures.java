package io.opengse.bench.deployment;

import io.opengse.agent.os.Housing;
import io.opengse.agent.os.LaunchFailed;
import io.opengse.agent.os.LaunchOrder;
import io.opengse.agent.os.LinuxOs;
import io.opengse.agent.os.LocalGame;
import io.opengse.agent.os.ProcessIdentity;
import io.opengse.agent.os.ProcessLimits;
import io.opengse.bench.Lab;
import io.opengse.bench.figure.Figure;
import io.opengse.bench.figure.Medians;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.IntFunction;

/** Fifty processes started at once the way an agent starts games, against the bare start of the same, in turns. */
public final class StartFigures {
    private static final int PROCESSES = 50;
    private static final int WARM_UPS = 2;
    /** Works a little, as a program that starts does: what is measured is what the agent adds to it. */
    private static final String GAME = "#!/bin/sh\ni=0\nwhile [ $i -lt 20000 ]; do i=$((i+1)); done\n";

    private StartFigures() {}

    public static void measure(Lab lab) throws IOException {
        lab.progress().accept("the start of " + PROCESSES + " processes at once, against bare ones");
        Path root = Files.createDirectories(lab.folder("starts"));
        Path game = Files.writeString(root.resolve("game"), GAME);
        Files.setPosixFilePermissions(game, PosixFilePermissions.fromString("rwxr-xr-x"));
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
        try {
            LinuxOs os = new LinuxOs(timer, () -> 0, LocalGame.off(), ProcessLimits.NONE);
            List<Double> ours = new ArrayList<>();
            List<Double> theirs = new ArrayList<>();
            for (int round = -WARM_UPS; round < lab.scale().rounds(); round++) {
                double own = seconds(lab, number -> launched(os, root, number));
                double bare = seconds(lab, number -> started(root, number));
                if (round >= 0) {
                    ours.add(own);
                    theirs.add(bare);
                }
            }
            lab.figures().put(Figure.START_50_RATIO, Medians.of(ours) / Medians.of(theirs));
        } finally {
            timer.shutdownNow();
        }
    }

    /** Until the last of them has ended. */
    private static double seconds(Lab lab, IntFunction<CompletableFuture<Integer>> start) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long begun = lab.stopwatch().now();
            List<CompletableFuture<Integer>> ends = new ArrayList<>();
            for (int number = 0; number < PROCESSES; number++) {
                int mine = number;
                ends.add(CompletableFuture.supplyAsync(() -> start.apply(mine), threads)
                        .thenCompose(end -> end));
            }
            for (CompletableFuture<Integer> end : ends) {
                if (end.join() != 0) {
                    throw new IllegalStateException("a process ended with " + end.join());
                }
            }
            return lab.stopwatch().secondsSince(begun);
        }
    }

    private static CompletableFuture<Integer> launched(LinuxOs os, Path root, int number) {
        CompletableFuture<Integer> end = new CompletableFuture<>();
        try {
            Path output = root.resolve("launched-" + number + ".log");
            ProcessIdentity process = os.launch(
                    new LaunchOrder("bench-" + number, root, "game", List.of(), Map.of(), output, Housing.NONE));
            os.watch(process, end::complete);
        } catch (LaunchFailed failed) {
            end.completeExceptionally(failed);
        }
        return end;
    }

    private static CompletableFuture<Integer> started(Path root, int number) {
        try {
            return new ProcessBuilder(root.resolve("game").toString())
                    .directory(root.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(root.resolve("started-" + number + ".log").toFile())
                    .start()
                    .onExit()
                    .thenApply(Process::exitValue);
        } catch (IOException failed) {
            return CompletableFuture.failedFuture(failed);
        }
    }
}
