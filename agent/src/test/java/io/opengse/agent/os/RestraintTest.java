package io.opengse.agent.os;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestraintTest {
    private static final ProcessLimits LIMITS = new ProcessLimits(64 << 20, 150, 100);

    @TempDir
    private Path folder;

    private Path groups() throws IOException {
        Path root = Files.createDirectory(folder.resolve("cgroup"));
        Files.writeString(root.resolve("cgroup.controllers"), "cpuset cpu io memory pids\n");
        return root;
    }

    @Test
    void withoutLimitsNothingGoesBeforeTheGame() throws Exception {
        assertThat(Restraint.of(ProcessLimits.NONE, folder).command("proc-1")).isEmpty();
    }

    @Test
    void memoryAndProcessorTimeAreLimitedByAGroupOfItsOwn() throws Exception {
        Path root = groups();

        List<String> command = Restraint.of(LIMITS, root).command("proc-1");

        Path group = root.resolve("opengse/proc-1");
        assertThat(command).contains(group.toString(), "100");
        assertThat(group.resolve("memory.max")).hasContent("67108864");
        assertThat(group.resolve("cpu.max")).hasContent("150000 100000");
        assertThat(root.resolve("cgroup.subtree_control")).hasContent("+memory +cpu");
    }

    @Test
    void aHostWithoutControlGroupsStillLimitsFiles() throws Exception {
        assertThat(Restraint.of(LIMITS, folder).command("proc-1")).endsWith("", "100");
        assertThat(Restraint.of(new ProcessLimits(1, 0, 0), folder).command("proc-1"))
                .isEmpty();
    }

    @Test
    void aHostThatDoesNotOfferTheControllersSaysSo() throws IOException {
        Path root = groups();
        Files.writeString(root.resolve("cgroup.controllers"), "pids\n");

        assertThat(new ControlGroups(root, LIMITS).trouble()).contains("memory and cpu", "cgroup.controllers");
    }

    @Test
    void aGameMayNotOpenMoreFiles() throws Exception {
        Path game = Files.writeString(folder.resolve("game"), "#!/bin/sh\nulimit -n; echo pid $$ $1\n");
        assertThat(game.toFile().setExecutable(true)).isTrue();
        Path output = folder.resolve("output");
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
        try {
            LinuxOs os = new LinuxOs(timer, () -> 0, LocalGame.off(), new ProcessLimits(0, 0, 77));
            ProcessIdentity process = os.launch(
                    new LaunchOrder("proc-1", folder, "game", List.of("a b"), Map.of(), output, Housing.NONE));
            CompletableFuture<Integer> gone = new CompletableFuture<>();
            os.watch(process, gone::complete);

            assertThat(gone.get(20, TimeUnit.SECONDS)).isZero();
            assertThat(output).hasContent("77\npid " + process.pid() + " a b\n");
        } finally {
            timer.shutdownNow();
        }
    }
}
