package io.opengse.agent.loop;

import io.opengse.agent.process.Assignment;
import io.opengse.agent.process.GameProcess;
import io.opengse.agent.process.ProcessState;
import io.opengse.protocol.gse.ProcessReadyRequest;
import io.opengse.protocol.gse.ReportCustomDataRequest;
import org.jspecify.annotations.Nullable;

/** What of a game's call can be refused without asking the server. Pure; null means: nothing wrong with it. */
final class CallRules {
    private static final int MOST_PORT = 65_535;

    private CallRules() {}

    static @Nullable String refusal(ProcessReadyRequest request) {
        if (request.getClientPort() < 1 || request.getClientPort() > MOST_PORT) {
            return port("clientPort", request.getClientPort());
        }
        if (request.getGrpcPort() < 1 || request.getGrpcPort() > MOST_PORT) {
            return port("grpcPort", request.getGrpcPort());
        }
        return null;
    }

    private static String port(String field, int value) {
        return "BAD_REQUEST_EXCEPTION: " + field + " is " + value
                + " and must be from 1 to 65535: the port this process already listens on.";
    }

    static @Nullable String refusal(ReportCustomDataRequest request) {
        if (request.getCurrentCustomCount() < 0 || request.getMaxCustomCount() < 0) {
            return "BAD_REQUEST_EXCEPTION: currentCustomCount is " + request.getCurrentCustomCount()
                    + " and maxCustomCount is " + request.getMaxCustomCount() + "; both must be 0 or more.";
        }
        return null;
    }

    static @Nullable String refusal(GameProcess process, GameCall.OfSession call) {
        String wrong = wrongField(call);
        return wrong == null ? wrongMoment(process, call) : "BAD_REQUEST_EXCEPTION: " + wrong;
    }

    private static @Nullable String wrongField(GameCall.OfSession call) {
        if (call.sessionId().isEmpty() && !(call instanceof GameCall.Describe)) {
            return "gameServerSessionId is empty; send the one that OnStartGameServerSession gave.";
        }
        return switch (call) {
            case GameCall.Activate(var request) ->
                request.getMaxPlayers() < 0
                        ? "maxPlayers is " + request.getMaxPlayers() + " and must be 0 or more."
                        : null;
            case GameCall.Accept(var request) -> emptyPlayer(request.getPlayerSessionId());
            case GameCall.Remove(var request) -> emptyPlayer(request.getPlayerSessionId());
            case GameCall.Describe(var request) ->
                request.getLimit() < 0 ? "limit is " + request.getLimit() + " and must be 0 or more." : null;
            case GameCall.UpdatePolicy(var request) -> wrongPolicy(request.getNewPlayerSessionCreationPolicy());
            case GameCall.Terminate _ -> null;
        };
    }

    private static @Nullable String emptyPlayer(String playerSessionId) {
        return playerSessionId.isEmpty()
                ? "playerSessionId is empty; send the one that the player got from JoinGameServerSession."
                : null;
    }

    private static @Nullable String wrongPolicy(String policy) {
        return policy.equals("ACCEPT_ALL") || policy.equals("DENY_ALL")
                ? null
                : "newPlayerSessionCreationPolicy is \"" + policy + "\" and must be ACCEPT_ALL or DENY_ALL.";
    }

    private static @Nullable String wrongMoment(GameProcess process, GameCall.OfSession call) {
        switch (process.state()) {
            case ProcessState.Ordered _, ProcessState.Launching _ -> {
                return "PROCESS_NOT_READY: call ProcessReady first.";
            }
            case ProcessState.Exited _ -> {
                return "PROCESS_NOT_ACTIVE: this process has already ended.";
            }
            case ProcessState.Ready _, ProcessState.Ending _ -> {}
        }
        Assignment assignment = process.assignment();
        if (assignment == null) {
            return "GAME_SERVER_SESSION_NOT_READY: this process was given no game server session yet;"
                    + " wait for OnStartGameServerSession.";
        }
        if (!call.sessionId().isEmpty() && !call.sessionId().equals(assignment.sessionId())) {
            return "GAME_SERVER_SESSION_NOT_READY: gameServerSessionId " + call.sessionId()
                    + " is not the session of this process, which is " + assignment.sessionId() + ".";
        }
        boolean mayBeOver = call instanceof GameCall.Terminate || call instanceof GameCall.Describe;
        return switch (assignment.status()) {
            case STARTING, HOSTING -> null;
            case OVER ->
                mayBeOver ? null : "GAME_SERVER_SESSION_NOT_READY: session " + assignment.sessionId() + " is over.";
            case FAILED ->
                mayBeOver
                        ? null
                        : "GAME_SERVER_SESSION_NOT_READY: session " + assignment.sessionId() + " failed: "
                                + assignment.failure();
        };
    }
}
