package io.opengse.server.link;

import io.opengse.engine.fleet.ServerProcess;
import io.opengse.engine.host.StartOrder;
import io.opengse.engine.host.Welcome;
import io.opengse.engine.instance.DesiredInstance;
import io.opengse.engine.instance.GamePackage;
import io.opengse.engine.process.Condemnation;
import io.opengse.engine.process.EndReason;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.JoinPolicy;
import io.opengse.protocol.gse.GameProperty;
import io.opengse.protocol.gse.GameServerSession;
import io.opengse.protocol.link.Desired;
import io.opengse.protocol.link.EndProcess;
import io.opengse.protocol.link.FleetSpec;
import io.opengse.protocol.link.FromServer;
import io.opengse.protocol.link.Launch;
import io.opengse.protocol.link.PackageSpec;
import io.opengse.protocol.link.ReportAck;
import io.opengse.protocol.link.StartSession;
import java.util.List;

/** What agents are told, in the words of the link. */
final class WireOrders {
    private WireOrders() {}

    static FromServer welcome(Welcome welcome, String serverVersion, String address) {
        return FromServer.newBuilder()
                .setWelcome(io.opengse.protocol.link.Welcome.newBuilder()
                        .setServerVersion(serverVersion)
                        .setLastReport(welcome.lastReport())
                        .setAddress(address))
                .build();
    }

    static FromServer acknowledgement(long report) {
        return FromServer.newBuilder()
                .setReportAck(ReportAck.newBuilder().setNumber(report))
                .build();
    }

    static FromServer desired(long number, List<DesiredInstance> instances) {
        return FromServer.newBuilder()
                .setDesired(Desired.newBuilder()
                        .setNumber(number)
                        .addAllFleets(
                                instances.stream().map(WireOrders::instance).toList()))
                .build();
    }

    /** @param traceparent of its sending; empty when nobody follows it */
    static FromServer start(StartOrder order, String traceparent) {
        return FromServer.newBuilder()
                .setStartSession(StartSession.newBuilder()
                        .setProcessId(order.process().value())
                        .setAssignment(order.assignment())
                        .setSession(session(order.session()))
                        .setActivateByMillis(order.activateBy().toEpochMilli())
                        .setTraceparent(traceparent))
                .build();
    }

    /** The game is always told first: also one that is about to be killed may have something to save. */
    static FromServer end(Condemnation condemnation) {
        return FromServer.newBuilder()
                .setEndProcess(EndProcess.newBuilder()
                        .setProcessId(condemnation.process().value())
                        .setReason(reason(condemnation.reason()))
                        .setNotify(true)
                        .setKillAtMillis(
                                condemnation.killAt() == null
                                        ? 0
                                        : condemnation.killAt().toEpochMilli())
                        .setToldAtMillis(condemnation.at().toEpochMilli())
                        .setShownMillis(condemnation.shown().toEpochMilli()))
                .build();
    }

    private static FleetSpec instance(DesiredInstance instance) {
        FleetSpec.Builder spec = FleetSpec.newBuilder()
                .setInstanceId(instance.instance().value())
                .setFleetId(instance.fleet().value())
                .setDirectory(instance.directory())
                .addAllLaunches(
                        instance.launches().stream().map(WireOrders::launch).toList())
                .setSdkErrors(instance.sdkErrors())
                .setLeaving(instance.leaving());
        GamePackage deployment = instance.deployment();
        if (deployment != null) {
            spec.setDeployment(PackageSpec.newBuilder()
                    .setAssetId(deployment.assetId())
                    .setSha256(deployment.sha256())
                    .setSizeBytes(deployment.size()));
        }
        return spec.build();
    }

    private static Launch launch(ServerProcess process) {
        return Launch.newBuilder()
                .setKey(process.launchKey())
                .setLaunchPath(process.launchPath())
                .setParameters(process.parameters())
                .setCount(process.concurrentExecutions())
                .build();
    }

    private static GameServerSession session(GameSession session) {
        GameServerSession.Builder told = GameServerSession.newBuilder()
                .setGameServerSessionId(session.id().value())
                .setFleetId(session.place().fleet().value())
                .setName(session.name())
                .setMaxPlayers(session.maxPlayers())
                .setJoinable(session.policy() == JoinPolicy.ACCEPT_ALL)
                .setPort(session.place().port())
                .setIpAddress(session.place().address())
                .setGameServerSessionData(session.request().data())
                .setMatchmakerData(session.request().matchmakerData());
        session.request()
                .properties()
                .forEach((key, value) -> told.addGameProperties(
                        GameProperty.newBuilder().setKey(key).setValue(value)));
        return told.build();
    }

    private static io.opengse.protocol.link.EndReason reason(EndReason reason) {
        return switch (reason) {
            case ENDED_BY_GAME -> io.opengse.protocol.link.EndReason.ENDED_BY_GAME;
            case CRASHED -> io.opengse.protocol.link.EndReason.CRASHED;
            case READY_TIMEOUT -> io.opengse.protocol.link.EndReason.READY_TIMEOUT;
            case LAUNCH_FAILED -> io.opengse.protocol.link.EndReason.LAUNCH_FAILED;
            case START_REFUSED -> io.opengse.protocol.link.EndReason.START_REFUSED;
            case ACTIVATION_TIMEOUT -> io.opengse.protocol.link.EndReason.ACTIVATION_TIMEOUT;
            case UNHEALTHY -> io.opengse.protocol.link.EndReason.UNHEALTHY;
            case RETIRED -> io.opengse.protocol.link.EndReason.RETIRED;
            case SCALED_IN -> io.opengse.protocol.link.EndReason.SCALED_IN;
            case OPERATOR -> io.opengse.protocol.link.EndReason.OPERATOR;
            case AGENT_STOPPED -> io.opengse.protocol.link.EndReason.AGENT_STOPPED;
            case SESSION_UNKNOWN -> io.opengse.protocol.link.EndReason.SESSION_UNKNOWN;
            // A host that is lost is told nothing; should it come back, its agent has no such word.
            case HOST_LOST -> io.opengse.protocol.link.EndReason.END_REASON_UNSPECIFIED;
        };
    }
}
