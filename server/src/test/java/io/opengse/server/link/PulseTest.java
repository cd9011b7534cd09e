package io.opengse.server.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.opengse.engine.Engine;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.host.Arrival;
import io.opengse.engine.host.Held;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.process.EndReason;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.NewSession;
import io.opengse.engine.session.SessionRequest;
import io.opengse.protocol.link.FromServer.KindCase;
import io.opengse.server.link.FakeAgent.Stream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done at another server of the same store, without a word of it here. */
class PulseTest {
    @TempDir
    Path directory;

    private LinkWorld world;
    private Engine elsewhere;
    private Pulse pulse;
    private Fleet fleet;
    private Stream stream;

    @BeforeEach
    void open() throws IOException {
        world = new LinkWorld(directory);
        elsewhere = world.elsewhere();
        pulse = new Pulse(world.links(), world.engine());
        fleet = world.aFleet();
        stream = world.agent().connect("h1");
        stream.next(KindCase.WELCOME);
        stream.settled(1, LinkWorld.aReadyProcess(fleet, "proc-1"));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aSessionOfAnotherServerIsSentAtTheNextPulse() {
        GameSession created = elsewhere
                .sessions()
                .create(new NewSession(
                        fleet.id(), new SessionRequest("match", 2, Map.of(), "", "", ""), "", "", "test"));

        pulse.beat();

        assertThat(stream.next(KindCase.START_SESSION)
                        .getStartSession()
                        .getSession()
                        .getGameServerSessionId())
                .isEqualTo(created.id().value());
    }

    @Test
    void anEndOrderedAtAnotherServerIsSentAtTheNextPulse() {
        elsewhere.processes().condemn(new ProcessId("proc-1"), EndReason.OPERATOR, "test");

        pulse.beat();

        assertThat(stream.next(KindCase.END_PROCESS).getEndProcess().getProcessId())
                .isEqualTo("proc-1");
    }

    @Test
    void aStreamWhoseHostAnotherServerHasIsEnded() {
        elsewhere.hosts().connected(new Arrival(new HostId("h1"), "local", "10.0.0.1", false, "1"), new Held("b", 1));

        pulse.beat();

        assertThat(stream.end().getCode()).isEqualTo(Status.Code.ABORTED);
        assertThat(stream.end().getDescription()).contains("has taken over");
    }
}
