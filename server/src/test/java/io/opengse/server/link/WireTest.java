package io.opengse.server.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengse.engine.fleet.ServerProcess;
import io.opengse.engine.host.Arrival;
import io.opengse.engine.host.Assignment;
import io.opengse.engine.host.HostReport;
import io.opengse.engine.host.LaunchTrouble;
import io.opengse.engine.host.Notice;
import io.opengse.engine.host.ProcessReport;
import io.opengse.engine.host.StartOrder;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.id.PlayerSessionId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.instance.DesiredInstance;
import io.opengse.engine.player.PlayerSession;
import io.opengse.engine.player.PlayerStatus;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.process.Condemnation;
import io.opengse.engine.process.EndReason;
import io.opengse.engine.process.GameProcess.CustomCount;
import io.opengse.engine.process.GameProcess.Ports;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.JoinPolicy;
import io.opengse.engine.session.Place;
import io.opengse.engine.session.SessionRequest;
import io.opengse.engine.session.SessionStatus;
import io.opengse.protocol.gse.GameProperty;
import io.opengse.protocol.gse.GameServerSession;
import io.opengse.protocol.link.Desired;
import io.opengse.protocol.link.EndProcess;
import io.opengse.protocol.link.Exit;
import io.opengse.protocol.link.FleetSpec;
import io.opengse.protocol.link.Hello;
import io.opengse.protocol.link.Launch;
import io.opengse.protocol.link.Phase;
import io.opengse.protocol.link.Report;
import io.opengse.protocol.link.StartSession;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WireTest {
    private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_123L);
    private static final FleetId FLEET = new FleetId("fleet-1");
    private static final HostId HOST = new HostId("h1");
    private static final ProcessId PROCESS = new ProcessId("proc-1");
    private static final SessionId SESSION = new SessionId("gssess-1");

    @Test
    void aHelloIsReadWhole() {
        Hello hello = Hello.newBuilder()
                .setHostId("h1")
                .setAgentVersion("0.1.0")
                .setRegion("local")
                .setAddress("203.0.113.7")
                .setAdoptsStrangers(true)
                .build();

        assertThat(WireReports.arrival(hello)).isEqualTo(new Arrival(HOST, "local", "203.0.113.7", true, "0.1.0"));
    }

    @Test
    void aReportIsReadWhole() {
        Report report = Report.newBuilder()
                .setNumber(7)
                .addProcesses(exited())
                .addNotices(io.opengse.protocol.link.Notice.newBuilder()
                        .setNumber(3)
                        .setAtMillis(NOW.toEpochMilli())
                        .setFleetId("fleet-1")
                        .setCode("CLIENT_PORT_SHARED")
                        .setMessage("two processes share port 7777"))
                .addTroubles(io.opengse.protocol.link.LaunchTrouble.newBuilder()
                        .setFleetId("fleet-1")
                        .setLaunchKey("game\n")
                        .setFailuresInRow(4)
                        .setNextTryMillis(NOW.toEpochMilli())
                        .setReason("no such file"))
                .build();

        HostReport read = WireReports.report(HOST, report);

        assertThat(read.host()).isEqualTo(HOST);
        assertThat(read.number()).isEqualTo(7);
        assertThat(read.notices())
                .containsExactly(
                        new Notice(3, NOW, FLEET, null, "CLIENT_PORT_SHARED", "two processes share port 7777"));
        assertThat(read.troubles()).containsExactly(new LaunchTrouble(FLEET, "game\n", 4, NOW, "no such file"));
        assertThat(read.processes())
                .containsExactly(new ProcessReport(
                        PROCESS,
                        FLEET,
                        new InstanceId("ins-1"),
                        "game\n",
                        ProcessReport.Phase.EXITED,
                        4711,
                        NOW,
                        NOW.plusMillis(5),
                        new Ports(7777, 9999),
                        false,
                        "no answer",
                        new Assignment(12, SESSION, Assignment.State.FAILED, "refused"),
                        new CustomCount(2, 9),
                        new ProcessReport.Exit(139, NOW.plusMillis(9)),
                        EndReason.CRASHED,
                        "signal 11"));
    }

    @Test
    void whatIsNotThereYetIsNull() {
        Report report = Report.newBuilder()
                .addProcesses(io.opengse.protocol.link.ProcessReport.newBuilder()
                        .setProcessId("proc-1")
                        .setPhase(Phase.LAUNCHING)
                        .setAssignment(io.opengse.protocol.link.Assignment.getDefaultInstance()))
                .build();

        ProcessReport read = WireReports.report(HOST, report).processes().getFirst();

        assertThat(read.readyAt()).isNull();
        assertThat(read.assignment()).isNull();
        assertThat(read.exit()).isNull();
        assertThat(read.endReason()).isNull();
    }

    @Test
    void aPhaseOfALaterVersionIsRefusedNotGuessed() {
        Report report = Report.newBuilder()
                .addProcesses(
                        io.opengse.protocol.link.ProcessReport.newBuilder().setPhaseValue(99))
                .build();

        assertThatThrownBy(() -> WireReports.report(HOST, report))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("ProcessReport.phase");
    }

    @Test
    void everyReasonToEndSurvivesTheWayDownAndUp() {
        Arrays.stream(EndReason.values())
                .filter(reason -> reason != EndReason.HOST_LOST)
                .forEach(reason -> {
                    EndProcess down = WireOrders.end(
                                    new Condemnation(PROCESS, HOST, reason, NOW, null, NOW.plusSeconds(300)))
                            .getEndProcess();
                    Report up = Report.newBuilder()
                            .addProcesses(exited().toBuilder().setEndReason(down.getReason()))
                            .build();

                    assertThat(WireReports.report(HOST, up)
                                    .processes()
                                    .getFirst()
                                    .endReason())
                            .isEqualTo(reason);
                });
    }

    @Test
    void aProcessThatIsNeverKilledHasNoKillTime() {
        Condemnation unlimited = new Condemnation(PROCESS, HOST, EndReason.UNHEALTHY, NOW, null, NOW.plusSeconds(9));

        assertThat(WireOrders.end(unlimited).getEndProcess())
                .isEqualTo(EndProcess.newBuilder()
                        .setProcessId("proc-1")
                        .setReason(io.opengse.protocol.link.EndReason.UNHEALTHY)
                        .setNotify(true)
                        .setToldAtMillis(NOW.toEpochMilli())
                        .setShownMillis(NOW.plusSeconds(9).toEpochMilli())
                        .build());
    }

    @Test
    void aSessionIsToldWhole() {
        StartOrder order = new StartOrder(PROCESS, 12, aSession(), NOW.plusSeconds(60));

        assertThat(WireOrders.start(order, "00-trace").getStartSession())
                .isEqualTo(StartSession.newBuilder()
                        .setProcessId("proc-1")
                        .setAssignment(12)
                        .setActivateByMillis(NOW.plusSeconds(60).toEpochMilli())
                        .setTraceparent("00-trace")
                        .setSession(GameServerSession.newBuilder()
                                .setGameServerSessionId("gssess-1")
                                .setFleetId("fleet-1")
                                .setName("match")
                                .setMaxPlayers(10)
                                .setJoinable(true)
                                .addGameProperties(property("map", "desert"))
                                .addGameProperties(property("a", "b"))
                                .setPort(7777)
                                .setIpAddress("203.0.113.7")
                                .setGameServerSessionData("opaque")
                                .setMatchmakerData("{}"))
                        .build());
    }

    @Test
    void whatShouldRunIsToldWhole() {
        DesiredInstance instance = new DesiredInstance(
                new InstanceId("ins-1"),
                FLEET,
                "/games/one",
                null,
                List.of(new ServerProcess("game", "-p 1", 3)),
                "grpc-status",
                false);

        assertThat(WireOrders.desired(5, List.of(instance)).getDesired())
                .isEqualTo(Desired.newBuilder()
                        .setNumber(5)
                        .addFleets(FleetSpec.newBuilder()
                                .setFleetId("fleet-1")
                                .setInstanceId("ins-1")
                                .setDirectory("/games/one")
                                .setSdkErrors("grpc-status")
                                .addLaunches(Launch.newBuilder()
                                        .setKey("game\n-p 1")
                                        .setLaunchPath("game")
                                        .setParameters("-p 1")
                                        .setCount(3)))
                        .build());
    }

    @Test
    void aPlayersTimesAreSecondsAndZeroWhereThereIsNone() {
        PlayerSession player = new PlayerSession(
                new PlayerSessionId("psess-1"),
                SESSION,
                FLEET,
                "anna",
                "blue",
                PlayerStatus.RESERVED,
                "203.0.113.7",
                7777,
                NOW,
                NOW.plusSeconds(60),
                null,
                "",
                1);

        assertThat(WirePlayers.player(player))
                .isEqualTo(io.opengse.protocol.gse.PlayerSession.newBuilder()
                        .setPlayerSessionId("psess-1")
                        .setPlayerId("anna")
                        .setGameServerSessionId("gssess-1")
                        .setFleetId("fleet-1")
                        .setIpAddress("203.0.113.7")
                        .setStatus("RESERVED")
                        .setCreationTime(1_700_000_000)
                        .setPort(7777)
                        .setPlayerData("blue")
                        .build());
    }

    private static io.opengse.protocol.link.ProcessReport exited() {
        return io.opengse.protocol.link.ProcessReport.newBuilder()
                .setProcessId("proc-1")
                .setInstanceId("ins-1")
                .setFleetId("fleet-1")
                .setLaunchKey("game\n")
                .setPhase(Phase.EXITED)
                .setPid(4711)
                .setStartedAtMillis(NOW.toEpochMilli())
                .setReadyAtMillis(NOW.toEpochMilli() + 5)
                .setClientPort(7777)
                .setGrpcPort(9999)
                .setHealthDetail("no answer")
                .setAssignment(io.opengse.protocol.link.Assignment.newBuilder()
                        .setNumber(12)
                        .setSessionId("gssess-1")
                        .setState(io.opengse.protocol.link.Assignment.State.FAILED)
                        .setFailure("refused"))
                .setCurrentCustomCount(2)
                .setMaxCustomCount(9)
                .setExit(Exit.newBuilder().setCode(139).setAtMillis(NOW.toEpochMilli() + 9))
                .setEndReason(io.opengse.protocol.link.EndReason.CRASHED)
                .setEndDetail("signal 11")
                .build();
    }

    private static GameProperty property(String key, String value) {
        return GameProperty.newBuilder().setKey(key).setValue(value).build();
    }

    private static GameSession aSession() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("map", "desert");
        properties.put("a", "b");
        return new GameSession(
                SESSION,
                new Place(FLEET, HOST, PROCESS, 12, "203.0.113.7", 7777, 5),
                SessionStatus.ACTIVATING,
                "",
                "match",
                new SessionRequest("match", 10, properties, "opaque", "", "{}"),
                10,
                0,
                JoinPolicy.ACCEPT_ALL,
                null,
                new GameSession.Times(NOW, NOW.plusSeconds(60), null, null, NOW),
                1);
    }
}
