package io.opengse.agent.errand;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.agent.logs.LogFiles;
import io.opengse.agent.os.OutputShelf;
import io.opengse.agent.runtime.RunningLoop;
import io.opengse.agent.runtime.Standing;
import io.opengse.protocol.link.Delivery;
import io.opengse.protocol.link.DropLink;
import io.opengse.protocol.link.Errand;
import io.opengse.protocol.link.FailHealthChecks;
import io.opengse.protocol.link.KillGame;
import io.opengse.protocol.link.ListFiles;
import io.opengse.protocol.link.ReadCalls;
import io.opengse.protocol.link.ReadOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Errands of a real loop's processes. */
class ErrandsTest {
    private static final int A_MINUTE = 60_000;
    private static final int LONG_MILLIS = 30_000;

    @TempDir
    private Path directory;

    private final BlockingQueue<Delivery> delivered = new LinkedBlockingQueue<>();
    private final List<Duration> away = new ArrayList<>();
    private final Patience patience = new Patience(Duration.ofMillis(5));
    private Path outputs;
    private RunningLoop running;
    private Errands errands;

    @BeforeEach
    void run() throws IOException {
        outputs = Files.createDirectories(directory.resolve("output"));
        Path spool = Files.createDirectories(directory.resolve("spool"));
        running = new RunningLoop(directory);
        ErrandWork.Sights sights = new ErrandWork.Sights(
                new OutputShelf(outputs), running.calls, new LogFiles(spool), running.runner::standing);
        Trials trials = new Trials(running.os, running.doomed, away::add);
        errands = new Errands("host-1", new ErrandWork(sights, patience, trials), delivered::add);
    }

    @AfterEach
    void stop() throws IOException {
        patience.stop();
        running.close();
    }

    @Test
    void aDeliverySaysWhoseItIs() throws Exception {
        print("hello\n");

        Delivery delivery = done(Errand.newBuilder()
                .setNumber(7)
                .setProcessId("proc-1")
                .setReadOutput(ReadOutput.newBuilder().setFrom(-1).setLastLines(5)));

        assertThat(delivery.getNumber()).isEqualTo(7);
        assertThat(delivery.getHostId()).isEqualTo("host-1");
        assertThat(delivery.getOutput().getContent().toStringUtf8()).isEqualTo("hello\n");
        assertThat(delivery.getOutput().getNext()).isEqualTo(6);
    }

    @Test
    void aWatcherWaitsForWhatIsPrintedNext() throws Exception {
        print("hello\n");
        errands.accept(following(6));

        print("world\n");

        assertThat(next().getOutput().getContent().toStringUtf8()).isEqualTo("world\n");
    }

    @Test
    void aWatcherOfASilentGameIsAnsweredWithNothingWhenItsTimeIsUp() throws Exception {
        print("hello\n");

        Delivery delivery = done(following(6).toBuilder().setWaitMillis(20));

        assertThat(delivery.getOutput().getContent().isEmpty()).isTrue();
        assertThat(delivery.getOutput().getNext()).isEqualTo(6);
    }

    @Test
    void outputThatIsNotKeptIsRefusedInWords() throws Exception {
        assertThat(done(following(0).toBuilder()).getRefusal()).contains("no output of process proc-1");
    }

    @Test
    void aWatcherOfCallsWaitsForTheNext() throws Exception {
        errands.accept(Errand.newBuilder()
                .setProcessId("proc-1")
                .setWaitMillis(LONG_MILLIS)
                .setReadCalls(ReadCalls.newBuilder().setMost(10))
                .build());

        running.calls.healthChecked("proc-1", null, running.calls.begin());

        assertThat(next().getCalls().getCalls(0).getMethod()).isEqualTo("OnHealthCheck");
    }

    @Test
    void filesOfAProcessThatIsNotThereAreRefused() throws Exception {
        Delivery delivery =
                done(Errand.newBuilder().setProcessId("proc-9").setListFiles(ListFiles.getDefaultInstance()));

        assertThat(delivery.getRefusal()).contains("process proc-9 has ended");
    }

    @Test
    void aKilledGameIsGone() throws Exception {
        Standing.Known game = running.launched(1).known().getFirst();

        Delivery delivery =
                done(Errand.newBuilder().setProcessId(game.processId()).setKillGame(KillGame.getDefaultInstance()));

        assertThat(delivery.getRefusal()).isEmpty();
        running.await(standing -> !standing.known().contains(game));
    }

    @Test
    void healthChecksAreDoomedForTheProcess() throws Exception {
        Standing.Known game = running.launched(1).known().getFirst();

        done(Errand.newBuilder()
                .setProcessId(game.processId())
                .setFailHealthChecks(FailHealthChecks.newBuilder().setCount(2)));

        assertThat(running.doomed.take("another")).isFalse();
        assertThat(running.doomed.take(game.processId())).isTrue();
        assertThat(running.doomed.take(game.processId())).isTrue();
        assertThat(running.doomed.take(game.processId())).isFalse();
    }

    @Test
    void theLinkIsDroppedForAsLongAsItIsWanted() throws Exception {
        done(Errand.newBuilder().setDropLink(DropLink.newBuilder().setMillis(A_MINUTE)));

        assertThat(away).containsExactly(Duration.ofMinutes(1));
    }

    @Test
    void nothingIsBrokenWhereTrialsAreNotPermitted() throws Exception {
        Standing.Known game = running.launched(1).known().getFirst();
        ErrandWork.Sights sights = new ErrandWork.Sights(
                new OutputShelf(outputs), running.calls, new LogFiles(directory), running.runner::standing);
        errands = new Errands("host-1", new ErrandWork(sights, patience, null), delivered::add);

        Delivery delivery =
                done(Errand.newBuilder().setProcessId(game.processId()).setKillGame(KillGame.getDefaultInstance()));

        assertThat(delivery.getRefusal()).contains("serves in earnest");
        assertThat(running.os.running()).contains(game.os());
    }

    @Test
    void anErrandOfALaterVersionIsRefused() throws Exception {
        assertThat(done(Errand.newBuilder()).getRefusal()).contains("too old");
    }

    @Test
    void tooManyWatchersAreTurnedAway() throws Exception {
        print("hello\n");
        for (int watcher = 0; watcher < Errands.MOST_AT_ONCE; watcher++) {
            errands.accept(following(6));
        }

        assertThat(done(following(0).toBuilder()).getRefusal()).contains("asked by 128 watchers already");
    }

    private static Errand following(long next) {
        return Errand.newBuilder()
                .setProcessId("proc-1")
                .setWaitMillis(LONG_MILLIS)
                .setReadOutput(ReadOutput.newBuilder().setFrom(next))
                .build();
    }

    private void print(String text) throws IOException {
        Files.writeString(outputs.resolve("proc-1.log"), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private Delivery done(Errand.Builder errand) throws InterruptedException {
        errands.accept(errand.build());
        return next();
    }

    private Delivery next() throws InterruptedException {
        Delivery delivery = delivered.poll(A_MINUTE, TimeUnit.MILLISECONDS);
        assertThat(delivery).as("a delivery").isNotNull();
        return delivery;
    }
}
