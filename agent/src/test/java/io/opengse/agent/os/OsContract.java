package io.opengse.agent.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the agent relies on, whatever the system: real processes. */
abstract class OsContract {
    final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Proc proc = new Proc(Path.of("/proc"));
    private final List<ProcessIdentity> launched = new ArrayList<>();
    private Os os;
    private GameFolder game;

    /** Another one each time, as after a restart of the agent. */
    abstract Os os();

    @BeforeEach
    void unpack(@TempDir Path root) {
        os = os();
        game = new GameFolder(root);
    }

    @AfterEach
    void leaveNobodyBehind() {
        launched.forEach(os::kill);
        launched.forEach(each -> await().until(() -> !os.alive(each)));
        timer.shutdownNow();
    }

    @Test
    void theExitCodeIsTold() throws LaunchFailed {
        assertThat(exit(os, launch(game.script("game", "exit 7")))).isCompletedWithValue(7);
    }

    @Test
    void anEndBySignalIsToldAs128PlusItsNumber() throws LaunchFailed {
        ProcessIdentity process = launch(game.script("game", "exec sleep 1000"));

        os.kill(process);

        assertThat(exit(os, process)).isCompletedWithValue(137);
    }

    @Test
    void gamesThatEndAtOnceAreAllToldOf() throws LaunchFailed {
        LaunchOrder order = game.script("game", "exit 3");

        for (int each = 0; each < 30; each++) {
            assertThat(exit(os, launch(order))).isCompletedWithValue(3);
        }
    }

    @Test
    void watchingOneThatHasGoneTellsItsExitCodeAllTheSame() throws LaunchFailed {
        ProcessIdentity process = launch(game.script("game", "exit 5"));
        await().until(() -> !os.alive(process));

        assertThat(exit(os, process)).isCompletedWithValue(5);
    }

    @Test
    void argumentsWorkingDirectoryEnvironmentAndInputAreAsOrdered() throws LaunchFailed {
        game.script("game", "cat", "echo \"$# $2|$PWD|$COLOUR|$GSE_PROCESS_ID\" >seen");

        assertThat(exit(os, launch(game.order("game", "-port", "two words")))).isCompletedWithValue(0);
        assertThat(game.read("seen")).isEqualTo("2 two words|" + game.root() + "|blue|" + game.processId() + "\n");
    }

    @Test
    void aGameSeesNothingElseOfTheAgentsEnvironment() throws LaunchFailed {
        game.script("game", "env | cut -d= -f1 | sort >seen");

        assertThat(exit(os, launch(game.order("game")))).isCompletedWithValue(0);

        assertThat(game.read("seen")
                        .lines()
                        .filter(name -> !name.equals("PWD")
                                && !name.equals("_")
                                && !name.equals("SHLVL")
                                && !name.equals("OLDPWD")))
                .contains("PATH", "COLOUR", "GSE_PROCESS_ID", "GSE_GAME_ROOT")
                .isSubsetOf(Stream.concat(
                                GameEnvironment.STANDARD.names().stream(),
                                Stream.of("COLOUR", "GSE_PROCESS_ID", "GSE_GAME_ROOT"))
                        .toList());
    }

    @Test
    void bothOutputsAreAppendedToTheFile() throws LaunchFailed {
        LaunchOrder order = game.script("game", "echo out", "echo err >&2");

        exit(os, launch(order));
        exit(os, launch(order));

        assertThat(game.read("output.log")).isEqualTo("out\nerr\nout\nerr\n");
    }

    @Test
    void aGameLeadsASessionOfItsOwn() throws LaunchFailed {
        ProcessIdentity process = launch(game.script("game", "exec sleep 1000"));

        await().until(() -> {
            ProcStat stat = proc.stat(process.pid());
            return stat != null && stat.session() == process.pid();
        });
    }

    @Test
    void aPidThatWasGivenOutAgainIsSomebodyElse() throws LaunchFailed {
        ProcessIdentity process = launch(game.script("game", "exec sleep 1000"));
        ProcessIdentity before = new ProcessIdentity(process.pid(), process.startTicks() - 1);

        os.terminate(before);
        os.kill(before);

        assertThat(os.alive(before)).isFalse();
        assertThat(os.belongs(process.pid(), before)).isFalse();
        assertThat(os.alive(process)).isTrue();
    }

    @Test
    void onlyRunningProcessesAreIdentified() throws LaunchFailed {
        ProcessIdentity process = launch(game.script("game", "exec sleep 1000"));
        assertThat(os.identify(process.pid())).isEqualTo(process);

        os.kill(process);

        await().until(() -> os.identify(process.pid()) == null);
        assertThat(os.identify(0)).isNull();
        assertThat(os.identify(-1)).isNull();
    }

    @Test
    void anAgentThatComesBackWatchesWhatItsForerunnerStarted() throws LaunchFailed {
        ProcessIdentity process = launch(game.script("game", "exec sleep 1000"));
        Os later = os();
        CompletableFuture<Integer> gone = new CompletableFuture<>();

        later.watch(process, gone::complete);
        assertThat(later.alive(process)).isTrue();
        later.kill(process);

        await().until(gone::isDone);
        assertThat(gone).isCompletedWithValue(-1);
    }

    @Test
    void anAgentThatComesBackAndFindsItGoneIsToldSo() {
        assertThat(exit(os, new ProcessIdentity(ProcessHandle.current().pid(), 1)))
                .isCompletedWithValue(-1);
    }

    GameFolder game() {
        return game;
    }

    ProcessIdentity launch(LaunchOrder order) throws LaunchFailed {
        ProcessIdentity process = os.launch(order);
        launched.add(process);
        return process;
    }

    @Test
    void aChildBelongsAStrangerDoesNotAndBothChildAndGrandchildDieWithTheGame() throws LaunchFailed {
        ProcessIdentity wrapper =
                launch(game.script("game", "sh -c 'sleep 1000 & echo $! >child; wait' & echo $! >mother; wait"));
        await().until(() -> !game.read("child").isEmpty());
        ProcessIdentity mother = identity("mother");
        ProcessIdentity child = identity("child");

        assertThat(os.belongs(child.pid(), wrapper)).isTrue();
        assertThat(os.belongs(mother.pid(), wrapper)).isTrue();
        assertThat(os.belongs(wrapper.pid(), wrapper)).isTrue();
        assertThat(os.belongs(ProcessHandle.current().pid(), wrapper)).isFalse();
        assertThat(os.belongs(0, wrapper)).isFalse();

        os.kill(wrapper);
        await().until(() -> !os.alive(wrapper) && !os.alive(mother) && !os.alive(child));
    }

    @Test
    void whoWasSeenToBelongStillDoesWhenItsParentHasGone() throws LaunchFailed {
        ProcessIdentity wrapper = launch(game.script("game", "sleep 1000 & echo $! >child", "cat seen; sleep 0.5"));
        await().until(() -> !game.read("child").isEmpty());
        ProcessIdentity child = identity("child");
        assertThat(os.belongs(child.pid(), wrapper)).isTrue();
        await().until(() -> !os.alive(wrapper));

        assertThat(os.belongs(child.pid(), wrapper)).isTrue();
        os.kill(wrapper);
        await().until(() -> !os.alive(child));
    }

    @Test
    void aPoliteEndReachesTheWholeFamily() throws LaunchFailed {
        ProcessIdentity wrapper = launch(
                game.script("game", "trap 'echo bye >said; exit 0' TERM", "sleep 1000 & echo $! >child", "wait"));
        await().until(() -> !game.read("child").isEmpty());
        ProcessIdentity child = identity("child");

        os.terminate(wrapper);

        await().until(() -> !os.alive(wrapper) && !os.alive(child));
        assertThat(game.read("said")).isEqualTo("bye\n");
    }

    private ProcessIdentity identity(String file) {
        ProcessIdentity found = os.identify(Long.parseLong(game.read(file).strip()));
        assertThat(found).isNotNull();
        return found;
    }

    private static CompletableFuture<Integer> exit(Os os, ProcessIdentity process) {
        CompletableFuture<Integer> gone = new CompletableFuture<>();
        os.watch(process, gone::complete);
        gone.orTimeout(10, TimeUnit.SECONDS).join();
        return gone;
    }
}
