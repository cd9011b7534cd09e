package io.opengse.agent.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real families of processes: wrappers, daemons, deserters. Each script writes the pid in question to a file. */
class KinTest {
    private static final String SLEEPER = "sleep 1000 & echo $! >child";

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final LinuxOs os = new LinuxOs(timer, () -> 0, LocalGame.off(), ProcessLimits.NONE);
    private GameFolder game;

    @BeforeEach
    void unpack(@TempDir Path root) {
        game = new GameFolder(root);
    }

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void aChildBelongsAndAStrangerDoesNot() throws LaunchFailed {
        ProcessIdentity wrapper = os.launch(game.script("game", SLEEPER, "wait"));
        ProcessIdentity child = child();

        assertThat(os.belongs(child.pid(), wrapper)).isTrue();
        assertThat(os.belongs(wrapper.pid(), wrapper)).isTrue();
        assertThat(os.belongs(ProcessHandle.current().pid(), wrapper)).isFalse();
        assertThat(os.belongs(1, wrapper)).isFalse();
        assertThat(os.belongs(0, wrapper)).isFalse();

        os.kill(wrapper);
        await().until(() -> !os.alive(wrapper) && !os.alive(child));
    }

    @Test
    void aWrapperThatForksAndLeavesLeavesAChildThatStillBelongs() throws LaunchFailed {
        ProcessIdentity wrapper = os.launch(game.script("game", SLEEPER));
        ProcessIdentity child = child();
        await().until(() -> !os.alive(wrapper));

        assertThat(os.belongs(child.pid(), wrapper)).isTrue();

        os.kill(wrapper);
        await().until(() -> !os.alive(child));
    }

    @Test
    void aDescendantIsFoundThoughItHidesItsSessionAndItsEnvironment() throws LaunchFailed {
        ProcessIdentity wrapper = os.launch(game.script("game", "env -i setsid " + SLEEPER, "wait"));
        ProcessIdentity child = child();

        assertThat(os.belongs(child.pid(), wrapper)).isTrue();

        os.kill(wrapper);
        await().until(() -> !os.alive(child));
    }

    @Test
    void aMemberOfTheSessionIsFoundThoughItsParentHasGone() throws LaunchFailed {
        ProcessIdentity wrapper = os.launch(game.script("game", "(env -i " + SLEEPER + ")", "exec sleep 1000"));
        ProcessIdentity child = child();
        await().until(() -> os.belongs(child.pid(), wrapper));

        os.kill(wrapper);

        await().until(() -> !os.alive(wrapper) && !os.alive(child));
    }

    @Test
    void aRestartedAgentKnowsTheKinByTheMark() throws LaunchFailed {
        ProcessIdentity wrapper = os.launch(game.script("game", "(setsid " + SLEEPER + ")", "exec sleep 1000"));
        ProcessIdentity child = child();
        LinuxOs later = new LinuxOs(timer, () -> 0, LocalGame.off(), ProcessLimits.NONE);

        assertThat(later.belongs(child.pid(), wrapper)).isTrue();

        later.kill(wrapper);
        await().until(() -> !os.alive(wrapper) && !os.alive(child));
    }

    @Test
    void sigtermReachesEveryMemberAndMayBeIgnored() throws LaunchFailed {
        game.script("child", "trap 'echo told >told' TERM", "echo $$ >child", "while :; do sleep 1000; done");
        ProcessIdentity wrapper = os.launch(game.script("game", "trap : TERM", "./child &", "while :; do wait; done"));
        ProcessIdentity child = child();

        os.terminate(wrapper);

        await().until(() -> game.read("told").equals("told\n"));
        assertThat(os.alive(wrapper)).isTrue();
        assertThat(os.alive(child)).isTrue();

        os.kill(wrapper);
        await().until(() -> !os.alive(wrapper) && !os.alive(child));
    }

    @Test
    void aFamilyThatGoesOnForkingIsKilledToTheLast() throws LaunchFailed {
        ProcessIdentity wrapper =
                os.launch(game.script("game", "echo $$ >>born", "(./game; ./game) &", "sleep 0.02", "wait"));
        await().until(() -> game.read("born").lines().count() > 4);

        os.kill(wrapper);

        await().until(() -> {
            return game.read("born").lines().mapToLong(Long::parseLong).noneMatch(pid -> os.identify(pid) != null);
        });
    }

    private ProcessIdentity child() {
        await().until(() -> game.read("child").endsWith("\n"));
        ProcessIdentity child = os.identify(Long.parseLong(game.read("child").strip()));
        assertThat(child).isNotNull();
        return child;
    }
}
