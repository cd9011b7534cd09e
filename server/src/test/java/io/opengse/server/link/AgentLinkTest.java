package io.opengse.server.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.RuntimeConfiguration;
import io.opengse.engine.fleet.ServerProcess;
import io.opengse.engine.host.Host;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.process.EndReason;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.SessionStatus;
import io.opengse.protocol.gse.ActivateGameServerSessionRequest;
import io.opengse.protocol.link.Desired;
import io.opengse.protocol.link.EndProcess;
import io.opengse.protocol.link.FromAgent;
import io.opengse.protocol.link.FromServer;
import io.opengse.protocol.link.FromServer.KindCase;
import io.opengse.protocol.link.Question;
import io.opengse.protocol.link.StartSession;
import io.opengse.server.link.FakeAgent.Stream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentLinkTest {
    @TempDir
    Path directory;

    private LinkWorld world;
    private FakeAgent agent;

    @BeforeEach
    void open() throws IOException {
        world = new LinkWorld(directory);
        agent = world.agent();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void anAgentIsWelcomedAndToldWhatShouldRun() {
        Fleet fleet = world.aFleet();

        Stream stream = agent.connect("h1");

        assertThat(stream.nextOfAny().getWelcome().getLastReport()).isZero();
        stream.report(1);
        Desired desired = nextToRun(stream);
        assertThat(desired.getFleets(0).getFleetId()).isEqualTo(fleet.id().value());
        assertThat(desired.getFleets(0).getLaunches(0).getCount()).isEqualTo(1);
    }

    @Test
    void aCreatedSessionReachesItsProcessAndBecomesActive() {
        Fleet fleet = world.aFleet();
        Stream stream = aReadyHost(fleet);

        GameSession created = world.aSession(fleet);
        StartSession start = stream.next(KindCase.START_SESSION).getStartSession();
        var answer = agent.ask(activation(created));

        assertThat(start.getProcessId()).isEqualTo("proc-1");
        assertThat(start.getAssignment()).isEqualTo(created.place().assignment());
        assertThat(start.getSession().getGameServerSessionId())
                .isEqualTo(created.id().value());
        assertThat(start.getSession().getGameProperties(0).getValue()).isEqualTo("sea");
        assertThat(answer.getResponse()).isEqualTo(answer.getResponse().getDefaultInstanceForType());
        assertThat(world.engine().sessions().find(created.id()).orElseThrow().status())
                .isEqualTo(SessionStatus.ACTIVE);
    }

    @Test
    void aNewConnectionBringsUnfinishedOrdersAgain() {
        Fleet fleet = world.aFleet();
        Stream first = aReadyHost(fleet);
        GameSession created = world.aSession(fleet);
        StartSession told = first.next(KindCase.START_SESSION).getStartSession();
        first.breakOff();
        awaitStatus(HostStatus.AWAY);

        Stream second = agent.connect("h1");

        assertThat(second.next(KindCase.WELCOME).getWelcome().getLastReport()).isEqualTo(1);
        assertThat(second.next(KindCase.START_SESSION).getStartSession()).isEqualTo(told);
        assertThat(told.getAssignment()).isEqualTo(created.place().assignment());
    }

    @Test
    void oneStreamIsToldAnOrderOnce() {
        Fleet fleet = world.aFleet();
        Stream stream = aReadyHost(fleet);
        world.aSession(fleet);
        stream.next(KindCase.START_SESSION);

        world.links().nudge(new HostId("h1"));
        world.links().lookAgain();
        stream.report(2, LinkWorld.aReadyProcess(fleet, "proc-1"));

        assertThat(until(stream, KindCase.REPORT_ACK))
                .extracting(FromServer::getKindCase)
                .doesNotContain(KindCase.START_SESSION);
    }

    /** What is heard until the first message of this kind, which is the last of them. */
    private static List<FromServer> until(Stream stream, KindCase kind) {
        List<FromServer> heard = new ArrayList<>();
        do {
            heard.add(stream.nextOfAny());
        } while (heard.getLast().getKindCase() != kind);
        return heard;
    }

    @Test
    void aReportThatComesTwiceIsAcknowledgedTwiceAndChangesNothing() {
        Fleet fleet = world.aFleet();
        Stream stream = aReadyHost(fleet);
        var before = world.engine().processes().find(new ProcessId("proc-1")).orElseThrow();

        stream.settled(1, LinkWorld.aReadyProcess(fleet, "proc-1"));

        assertThat(world.engine().processes().find(new ProcessId("proc-1"))).contains(before);
    }

    @Test
    void aNewerStreamOfTheSameHostReplacesTheOlder() {
        Fleet fleet = world.aFleet();
        Stream older = aReadyHost(fleet);

        Stream newer = agent.connect("h1");
        newer.next(KindCase.WELCOME);

        assertThat(older.end().getCode()).isEqualTo(Status.Code.ABORTED);
        assertThat(older.end().getDescription()).contains("h1").contains("taken over");
        newer.settled(2, LinkWorld.aReadyProcess(fleet, "proc-1"));
        assertThat(host().status()).isEqualTo(HostStatus.CONNECTED);
    }

    @Test
    void aHostWhoseStreamEndsIsAway() {
        Stream stream = aReadyHost(world.aFleet());

        stream.close();

        assertThat(stream.end().isOk()).isTrue();
        awaitStatus(HostStatus.AWAY);
    }

    @Test
    void whatShouldRunIsToldAgainWhenItChanges() {
        Fleet fleet = world.aFleet();
        Stream stream = agent.connect("h1");
        stream.next(KindCase.WELCOME);
        stream.report(1);
        Desired before = nextToRun(stream);

        world.engine()
                .runtimes()
                .update(
                        fleet.id(),
                        new RuntimeConfiguration(List.of(new ServerProcess("game", "", 4)), Duration.ofSeconds(600), 0),
                        "test");

        Desired after = nextToRun(stream);
        assertThat(after.getNumber()).isGreaterThan(before.getNumber());
        assertThat(after.getFleets(0).getLaunches(0).getCount()).isEqualTo(4);
    }

    @Test
    void theNewConfigurationIsToldBeforeTheOldProcessIsEnded() {
        Fleet fleet = world.aFleet();
        Stream stream = aReadyHost(fleet);

        world.engine()
                .runtimes()
                .update(
                        fleet.id(),
                        new RuntimeConfiguration(
                                List.of(new ServerProcess("other", "", 1)), Duration.ofSeconds(600), 0),
                        "test");

        List<FromServer> heard = until(stream, KindCase.END_PROCESS);
        EndProcess end = heard.getLast().getEndProcess();
        assertThat(heard)
                .filteredOn(FromServer::hasDesired)
                .last()
                .extracting(message ->
                        message.getDesired().getFleets(0).getLaunches(0).getLaunchPath())
                .isEqualTo("other");
        assertThat(end.getProcessId()).isEqualTo("proc-1");
        assertThat(end.getReason()).isEqualTo(io.opengse.protocol.link.EndReason.RETIRED);
    }

    @Test
    void anOperatorsEndGoesOutAtOnce() {
        Stream stream = aReadyHost(world.aFleet());

        world.engine().processes().condemn(new ProcessId("proc-1"), EndReason.OPERATOR, "test");

        EndProcess end = stream.next(KindCase.END_PROCESS).getEndProcess();
        assertThat(end.getReason()).isEqualTo(io.opengse.protocol.link.EndReason.OPERATOR);
        assertThat(end.getNotify()).isTrue();
        assertThat(end.getKillAtMillis()).isPositive();
    }

    @Test
    void aWrongTokenOpensNothing() {
        Stream stream = world.stranger("guess").dial();

        assertThat(stream.end().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
        assertThat(stream.end().getDescription()).contains("link.token");
    }

    @Test
    void aReportBeforeHelloIsRefused() {
        Stream stream = agent.dial();

        stream.report(1);

        assertThat(stream.end().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(stream.end().getDescription()).contains("Hello");
    }

    @Test
    void aHelloWithoutAHostIsRefused() {
        Stream stream = agent.connect("");

        assertThat(stream.end().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(stream.end().getDescription()).contains("host_id");
    }

    @Test
    void aMessageOfALaterVersionIsPassedOver() {
        Fleet fleet = world.aFleet();
        Stream stream = aReadyHost(fleet);

        stream.say(FromAgent.getDefaultInstance());

        stream.settled(2, LinkWorld.aReadyProcess(fleet, "proc-1"));
    }

    private Stream aReadyHost(Fleet fleet) {
        Stream stream = agent.connect("h1");
        stream.next(KindCase.WELCOME);
        stream.next(KindCase.DESIRED);
        stream.settled(1, LinkWorld.aReadyProcess(fleet, "proc-1"));
        return stream;
    }

    private static Question.Builder activation(GameSession session) {
        return Question.newBuilder()
                .setHostId("h1")
                .setProcessId("proc-1")
                .setRequestId("r1")
                .setActivate(ActivateGameServerSessionRequest.newBuilder()
                        .setGameServerSessionId(session.id().value())
                        .setMaxPlayers(2));
    }

    private Host host() {
        return world.engine().hosts().list().getFirst();
    }

    /** An instance is put on a host once something was heard from it: before that nothing should run there. */
    private static Desired nextToRun(Stream stream) {
        Desired desired = stream.next(KindCase.DESIRED).getDesired();
        return desired.getFleetsCount() == 0 ? nextToRun(stream) : desired;
    }

    private void awaitStatus(HostStatus status) {
        await().untilAsserted(() -> assertThat(host().status()).isEqualTo(status));
    }
}
