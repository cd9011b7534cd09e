package io.opengse.agent.installation;

import io.opengse.agent.deployment.Failure;
import io.opengse.agent.deployment.Stage;
import io.opengse.agent.os.Housing;
import io.opengse.agent.os.LastWords;
import io.opengse.agent.os.LaunchFailed;
import io.opengse.agent.os.LaunchOrder;
import io.opengse.agent.os.Os;
import io.opengse.agent.os.OutputFiles;
import io.opengse.agent.os.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs a package's install.sh: as the agent's own user, in the game root, once. Its output is the log of the stage.
 * Used by {@link DiskDeployer}.
 */
final class Installer {
    private static final String SCRIPT = "install.sh";
    private static final long LOG_LIMIT = 16 << 20;
    private static final long LAST_WORDS = 600;
    private static final long END_SECONDS = 10;

    private final Os os;
    private final Duration timeout;

    Installer(Os os, Duration timeout) {
        this.os = os;
        this.timeout = timeout;
    }

    static boolean isIn(Path root) {
        return Files.isRegularFile(root.resolve(SCRIPT), LinkOption.NOFOLLOW_LINKS);
    }

    /** What it runs as, among our processes. */
    private static String mark(String fleetId) {
        return "install-" + fleetId;
    }

    /** Ends what an agent that died left running: its deployment starts over. */
    void endLeftover(String fleetId) {
        ProcessIdentity left = os.find(mark(fleetId));
        if (left != null) {
            os.kill(left);
        }
    }

    void run(String fleetId, DeploymentFolder folder, Housing housing) throws IOException, StageFailed {
        Path root = folder.game();
        Path log = folder.log(Stage.INSTALLING);
        Files.deleteIfExists(log);
        try (StageLog head = StageLog.begin(log)) {
            head.line("Running installer at /local/game/" + SCRIPT + " (" + root.resolve(SCRIPT) + "), at most "
                    + timeout.toSeconds() + " seconds.");
        }
        makeExecutable(root.resolve(SCRIPT));
        LaunchOrder order =
                new LaunchOrder(mark(fleetId), root, SCRIPT, List.of(), Map.of("GSE_FLEET_ID", fleetId), log, housing);
        int code;
        try {
            code = await(os.launch(order));
        } catch (LaunchFailed failure) {
            throw failed(log, "install.sh could not be started: " + failure.getMessage());
        }
        OutputFiles.trim(log, LOG_LIMIT);
        if (code != 0) {
            throw failed(
                    log,
                    "install.sh ended with exit code " + code + "; it must end with 0. Its last words: "
                            + LastWords.of(log, LAST_WORDS));
        }
        say(log, "install.sh ended with exit code 0.");
    }

    private static void makeExecutable(Path script) throws IOException {
        if (!Files.isExecutable(script)) {
            var permissions = Files.getPosixFilePermissions(script);
            permissions.addAll(java.nio.file.attribute.PosixFilePermissions.fromString("r-xr-xr-x"));
            Files.setPosixFilePermissions(script, permissions);
        }
    }

    private int await(ProcessIdentity process) throws StageFailed, IOException {
        CompletableFuture<Integer> gone = new CompletableFuture<>();
        os.watch(process, gone::complete);
        try {
            return gone.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            os.kill(process);
            waitForEnd(gone);
            throw new StageFailed(
                    Failure.Code.FLEET_VALIDATION_TIMED_OUT,
                    "install.sh was still running after " + timeout.toSeconds() + " seconds and was ended; make it"
                            + " quicker or raise the agent's setting installer-timeout");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException("the agent stops", stopping);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("a process's end is no failure", impossible);
        }
    }

    private static void waitForEnd(CompletableFuture<Integer> gone) throws IOException {
        try {
            gone.get(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException("the agent stops", stopping);
        } catch (TimeoutException | ExecutionException unkillable) {
            throw new IOException("install.sh does not end although it was killed", unkillable);
        }
    }

    private static StageFailed failed(Path log, String why) throws IOException {
        say(log, why);
        return new StageFailed(Failure.Code.FLEET_INITIALIZATION_FAILED, why);
    }

    private static void say(Path log, String line) throws IOException {
        try (StageLog out = StageLog.resume(log)) {
            out.line(line);
        }
    }
}
