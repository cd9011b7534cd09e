package io.opengse.agent.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where this machine permits it: a real process with a mount of its own. */
class LocalGameTest {
    @TempDir
    private Path folder;

    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    private final LocalGame localGame = LocalGame.auto();
    private final LinuxOs os = new LinuxOs(timer, () -> 0, localGame, ProcessLimits.NONE);

    @BeforeEach
    void requireMounts() {
        assumeThat(localGame.trouble()).as("mounts are permitted here").isNull();
    }

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    private String run(String script, Housing housing) throws Exception {
        Path game = Files.writeString(folder.resolve("game"), "#!/bin/sh\n" + script);
        var everybody = PosixFilePermissions.fromString("rwxr-xr-x");
        Files.setPosixFilePermissions(game, everybody);
        Files.setPosixFilePermissions(folder, everybody);
        Path output = folder.resolve("output");
        LaunchOrder order = new LaunchOrder("proc-1", folder, "game", List.of("one two"), Map.of(), output, housing);
        ProcessIdentity process = os.launch(order);
        CompletableFuture<Integer> gone = new CompletableFuture<>();
        os.watch(process, gone::complete);
        assertThat(gone.get(20, TimeUnit.SECONDS)).as(Files.readString(output)).isZero();
        return Files.readString(output).replace("pid " + process.pid(), "its own pid");
    }

    @Test
    void aGameSeesItsPackageAtLocalGame() throws Exception {
        String said = run("pwd; ls /local/game; echo $0 $1 $GSE_GAME_ROOT", new Housing(true, null, true));

        assertThat(said).contains("/local/game\n", "game\n", "/local/game/game one two /local/game");
    }

    @Test
    void itsPidIsTheOneThatWasLaunched() throws Exception {
        assertThat(run("echo pid $$", new Housing(true, null, true))).contains("its own pid");
    }

    @Test
    void nobodyElseSeesTheMount() throws Exception {
        run("true", new Housing(true, null, true));

        assertThat(Files.readString(Path.of("/proc/self/mounts"))).doesNotContain(" /local/game ");
    }

    @Test
    void withoutAMountItIsToldWhereItsPackageIs() throws Exception {
        assertThat(run("echo $PWD $GSE_GAME_ROOT", Housing.NONE)).isEqualTo(folder + " " + folder + "\n");
    }

    @Test
    void aGameRunsAsTheUserOfItsPackage() throws Exception {
        assumeThat(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))
                .as("root")
                .isEqualTo(0);
        Housing.Account nobody = new Housing.Account("nobody", "nogroup");

        String said = run("id -un; id -gn; echo pid $$ $USER", new Housing(true, nobody, true));

        assertThat(said).isEqualTo("nobody\nnogroup\nits own pid nobody\n");
    }
}
