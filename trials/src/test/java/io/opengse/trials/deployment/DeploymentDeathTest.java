package io.opengse.trials.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opengse.trials.site.Program;
import io.opengse.trials.site.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A deployment is whole or not there: kill -9 of agent, server or both at a stage a seed decides, again and again.
 * More of it: -Drounds=20 -Dseed=7.
 */
class DeploymentDeathTest {
    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final long SEED = Long.getLong("seed", 1);
    private static final Duration OFTEN = Duration.ofMillis(2);
    private static final int VICTIMS = 3;

    private final RandomGenerator random = new Random(SEED);

    @TempDir
    private Path folder;

    private Program server;
    private Program agent;

    /** How far a deployment has come, as its disk shows. */
    private enum Moment {
        AT_ONCE,
        FETCHING,
        UNPACKING,
        UNPACKED,
        INSTALLING,
        DEPLOYED
    }

    @Test
    void aDeploymentIsNeverLeftHalfDone() throws Exception {
        try (Site site = new Site(folder, "kill-grace=2s")) {
            server = site.server();
            agent = site.agent();
            Path zip = folder.resolve("trial.zip");
            new GameZip(folder.resolve("demo"), runs()).write(zip);
            try (Packages packages = new Packages(site)) {
                String asset = packages.push(zip);
                for (int round = 0; round < ROUNDS; round++) {
                    round(site, packages, packages.fleet(asset, "round " + round));
                }
            }
        }
    }

    private void round(Site site, Packages packages, String fleet) {
        Moment moment = Moment.values()[random.nextInt(Moment.values().length)];
        await(fleet + " to be " + moment)
                .atMost(Site.PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(OFTEN)
                .until(reached(moment, fleet)::getAsBoolean);
        int victims = random.nextInt(VICTIMS);
        System.out.println("seed " + SEED + ": " + fleet + " " + moment + ", killed: "
                + List.of("agent", "server", "both").get(victims));
        kill(site, victims != 1, victims != 0);

        await(fleet + " to be ACTIVE or ERROR")
                .atMost(Site.PATIENCE)
                .until(() -> packages.status(fleet)
                        .filter(List.of("ACTIVE", "ERROR")::contains)
                        .isPresent());
        assertThat(packages.status(fleet)).as(packages.events(fleet)).contains("ACTIVE");
        assertThat(linesOf(game(fleet).resolve("installed"))).containsExactly("begun", "done");
        assertThat(filesIn(game(fleet).resolve("content"))).isEqualTo(400);

        long runs = runsOf(fleet);
        int connections = packages.connections();
        kill(site, true, false);
        await("another agent").atMost(Site.PATIENCE).until(() -> packages.connections() > connections);
        await("its games").atMost(Site.PATIENCE).until(() -> !site.games().isEmpty());
        assertThat(runsOf(fleet)).as("runs of install.sh").isEqualTo(runs);
        assertThat(linesOf(game(fleet).resolve("installed"))).containsExactly("begun", "done");
        packages.delete(fleet);
        await("the end of " + fleet)
                .atMost(Site.PATIENCE)
                .until(() -> packages.status(fleet).filter("TERMINATED"::equals).isPresent());
    }

    private void kill(Site site, boolean anAgent, boolean aServer) {
        if (anAgent) {
            agent.kill();
        }
        if (aServer) {
            server.kill();
            server = site.server();
        }
        if (anAgent) {
            agent = site.agent();
        }
    }

    private BooleanSupplier reached(Moment moment, String fleet) {
        Path deployment = deployment(fleet);
        return switch (moment) {
            case AT_ONCE -> () -> true;
            case FETCHING -> () -> Files.exists(deployment.resolve("package"));
            case UNPACKING ->
                () -> Files.exists(deployment.resolve("game.new")) || Files.exists(deployment.resolve("game"));
            case UNPACKED -> () -> Files.exists(deployment.resolve("game"));
            case INSTALLING -> () -> runsOf(fleet) > 0;
            case DEPLOYED -> () -> Files.exists(deployment.resolve("deployed"));
        };
    }

    private Path deployment(String fleet) {
        return folder.resolve("agent").resolve("agent").resolve("deployments").resolve(fleet);
    }

    private Path game(String fleet) {
        return deployment(fleet).resolve("game");
    }

    private Path runs() {
        return folder.resolve("installer-runs");
    }

    private long runsOf(String fleet) {
        return Files.exists(runs())
                ? linesOf(runs()).stream().filter(fleet::equals).count()
                : 0;
    }

    private static int filesIn(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            int count = 0;
            for (Path _ : files) {
                count++;
            }
            return count;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static List<String> linesOf(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
