package io.opengse.agent.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opengse.agent.desk.SdkDesk;
import io.opengse.agent.runtime.RunningLoop;
import io.opengse.agent.runtime.Standing;
import io.opengse.agent.sdk.GseSdkServer;
import io.opengse.agent.sdk.SdkErrors;
import io.opengse.agent.sdk.SdkLimits;
import io.opengse.agent.sdk.SdkLoad;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The agent behind 5758 with its real loop and a game that plays one session after the other for as long as strangers are
 * at the door. Only the operating system and the server are fakes.
 */
final class Door implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long HEAP_LEEWAY = 24L << 20;
    private static final int THREAD_LEEWAY = 4;

    final RunningLoop running;
    final GseSdkServer server;
    private final Heard heard = new Heard();
    private final AtomicBoolean over = new AtomicBoolean();
    private final SteadyGame game;

    Door(Path directory, int games) throws IOException, InterruptedException {
        running = new RunningLoop(directory);
        running.launched(games);
        SdkDesk.Manners manners = new SdkDesk.Manners(SdkErrors.RESPONSE, false, Duration.ofSeconds(5));
        server = GseSdkServer.start(
                new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0),
                new SdkDesk(running.os, running.runner, manners, running.calls, running.spans),
                SdkErrors.RESPONSE,
                new SdkLimits(2000, Duration.ofSeconds(10), Duration.ofHours(1)),
                new SplittableRandom(1));
        game = new SteadyGame(server.port(), running.server, process(0));
        game.playASession();
    }

    /** The processes as they were launched; the first plays. */
    Standing.Known process(int index) {
        return running.runner.standing().known().get(index);
    }

    /** As it does all the time while strangers visit. */
    void playASession() {
        game.playASession();
    }

    List<String> faults() {
        return heard.faults();
    }

    interface Visit {
        void happen() throws Exception;
    }

    /** Lets strangers come; afterwards all must be as it was, and the game not have noticed. */
    void bears(Visit visit) throws Exception {
        visit.happen(); // what is made once and kept is made now
        long heap = heap();
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();
        over.set(false);
        CompletableFuture<Long> play = CompletableFuture.supplyAsync(this::play);

        visit.happen();

        over.set(true);
        assertThat(play.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("sessions played meanwhile")
                .isPositive();
        assertThat(heard.faults()).as("faults in the log").isEmpty();
        await("strangers to be gone").atMost(PATIENCE).until(server::load, new SdkLoad(1, 0, 0)::equals);
        await("threads to end")
                .atMost(PATIENCE)
                .until(() -> ManagementFactory.getThreadMXBean().getThreadCount() <= threads + THREAD_LEEWAY);
        await("memory to return").atMost(PATIENCE).until(() -> heap() < heap + HEAP_LEEWAY);
    }

    private long play() {
        long played = 0;
        do {
            game.playASession();
            played++;
        } while (!over.get());
        return played;
    }

    /** Bytes in use, without what the fakes have written down. */
    private long heap() {
        running.server.questions.clear();
        running.server.reports.clear();
        running.game.started.clear();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @Override
    public void close() throws IOException {
        game.close();
        server.close();
        running.close();
        heard.close();
    }
}
