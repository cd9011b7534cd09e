package io.opengse.agent.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.agent.runtime.RunningLoop;
import io.opengse.agent.runtime.Standing;
import io.opengse.agent.sdk.Caller;
import io.opengse.agent.sdk.Connection;
import io.opengse.agent.sdk.SdkErrors;
import io.opengse.protocol.gse.GseResponse;
import io.opengse.protocol.gse.ReportCustomDataRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Callers that give a pid which is not, or no longer, theirs. */
class ImpostorsTest {
    private static final int PORT = 41_000;

    private RunningLoop running;
    private SdkDesk desk;

    @BeforeEach
    void run(@TempDir Path directory) throws IOException {
        running = new RunningLoop(directory);
        desk = new SdkDesk(
                running.os,
                running.runner,
                new SdkDesk.Manners(SdkErrors.RESPONSE, false, Duration.ofSeconds(5)),
                running.calls,
                running.spans);
    }

    @AfterEach
    void stop() throws IOException {
        running.close();
    }

    @Test
    void whoGotThePortOfAnOlderConnectionIsNotTakenForItsOwner() throws InterruptedException {
        Standing.Known game = running.launched(1).known().getFirst();
        assertThat(call(game.os().pid(), new Connection(1, PORT))).isEmpty();
        running.os.foreignConnections.add(PORT);

        assertThat(call(game.os().pid(), new Connection(2, PORT))).contains("belongs to another process");
    }

    @Test
    void whoGotThePidOfADeadGameIsNotTakenForIt() throws InterruptedException {
        Standing.Known game = running.launched(1).known().getFirst();
        assertThat(call(game.os().pid(), new Connection(1, PORT))).isEmpty();
        running.os.reuse(game.os());

        assertThat(running.runner.standing().known())
                .as("the loop does not know yet")
                .contains(game);
        assertThat(call(game.os().pid(), new Connection(2, PORT))).contains("did not launch");
    }

    @Test
    void ofTwoThatGiveTheSamePidOnlyTheOneThatHasItIsHeard() throws InterruptedException {
        Standing launched = running.launched(2);
        long pid = launched.known().getFirst().os().pid();
        running.os.foreignConnections.add(PORT + 1);

        assertThat(call(pid, new Connection(1, PORT))).isEmpty();
        assertThat(call(pid, new Connection(2, PORT + 1))).contains("belongs to another process");
        assertThat(call(pid, new Connection(1, PORT))).isEmpty();
    }

    @Test
    void aGameDoesNotSpeakForItsSiblingOnItsOwnConnection() throws InterruptedException {
        Standing launched = running.launched(2);
        Connection own = new Connection(1, PORT);
        assertThat(call(launched.known().getFirst().os().pid(), own)).isEmpty();
        running.os.foreignConnections.add(PORT);

        assertThat(call(launched.known().getLast().os().pid(), own)).contains("belongs to another process");
    }

    /** What was wrong with it; empty when nothing was. */
    private String call(long pid, Connection connection) {
        GseResponse response = desk.custom(
                        new Caller(pid, "request-" + connection, connection),
                        ReportCustomDataRequest.getDefaultInstance())
                .response();
        if (response.getStatus() == GseResponse.Status.OK
                || !response.getErrorMessage().startsWith("UNKNOWN_PROCESS")) {
            return "";
        }
        return response.getErrorMessage();
    }
}
