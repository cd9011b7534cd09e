package io.opengse.agent.calls;

import io.opengse.agent.loop.GameCall;
import io.opengse.protocol.gse.GameServerSession;
import io.opengse.protocol.gse.GseResponse;
import io.opengse.protocol.link.RecordedCall;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Puts calls into words: ids and numbers, never the data that sessions and players bring along. */
final class CallWords {
    private static final int LONGEST = 300;

    private CallWords() {}

    static String method(GameCall call) {
        return switch (call) {
            case GameCall.Ready _ -> "ProcessReady";
            case GameCall.Ending _ -> "ProcessEnding";
            case GameCall.Custom _ -> "ReportCustomData";
            case GameCall.Activate _ -> "ActivateGameServerSession";
            case GameCall.Accept _ -> "AcceptPlayerSession";
            case GameCall.Remove _ -> "RemovePlayerSession";
            case GameCall.Describe _ -> "DescribePlayerSessions";
            case GameCall.UpdatePolicy _ -> "UpdatePlayerSessionCreationPolicy";
            case GameCall.Terminate _ -> "TerminateGameServerSession";
        };
    }

    static RecordedCall of(long number, SeenCall call) {
        RecordedCall.Builder words = RecordedCall.newBuilder()
                .setNumber(number)
                .setAtMillis(call.at().toEpochMilli())
                .setMicros(Math.max(0, Duration.between(call.at(), call.until()).toNanos() / 1000));
        return switch (call) {
            case SeenCall.FromGame from -> fromGame(words, from);
            case SeenCall.ToGame to -> toGame(words, to);
        };
    }

    private static RecordedCall fromGame(RecordedCall.Builder words, SeenCall.FromGame call) {
        words.setMethod(call.method()).setRequestId(cut(call.requestId())).setArguments(arguments(call.call()));
        if (call.answer().getStatus() != GseResponse.Status.OK) {
            return words.setError(
                            call.answer().getStatus() + " " + cut(call.answer().getErrorMessage()))
                    .build();
        }
        return words.setAnswer(call.players() < 0 ? "OK" : "OK, " + call.players() + " player sessions")
                .build();
    }

    private static RecordedCall toGame(RecordedCall.Builder words, SeenCall.ToGame call) {
        GameServerSession session = call.session();
        String arguments = session != null
                ? session(session)
                : call.terminationTime() == 0 ? "" : "terminationTime=" + call.terminationTime();
        words.setToGame(true).setMethod(call.method()).setArguments(arguments);
        String failure = call.failure();
        return failure == null
                ? words.setAnswer("OK").build()
                : words.setError(cut(failure)).build();
    }

    private static String session(GameServerSession session) {
        return "session=" + cut(session.getGameServerSessionId()) + " maxPlayers=" + session.getMaxPlayers()
                + " properties=" + session.getGamePropertiesCount();
    }

    private static String arguments(@Nullable GameCall call) {
        return switch (call) {
            case null -> "(too long to keep)";
            case GameCall.Ready(var request) ->
                "clientPort=" + request.getClientPort() + " grpcPort=" + request.getGrpcPort() + " logPathsToUpload="
                        + cut(String.join(", ", request.getLogPathsToUploadList()));
            case GameCall.Ending _ -> "";
            case GameCall.Custom(var request) ->
                "currentCustomCount=" + request.getCurrentCustomCount() + " maxCustomCount="
                        + request.getMaxCustomCount();
            case GameCall.Activate(var request) ->
                "session=" + cut(request.getGameServerSessionId()) + " maxPlayers=" + request.getMaxPlayers();
            case GameCall.Accept(var request) -> player(request.getGameServerSessionId(), request.getPlayerSessionId());
            case GameCall.Remove(var request) -> player(request.getGameServerSessionId(), request.getPlayerSessionId());
            case GameCall.Describe(var request) ->
                player(request.getGameServerSessionId(), request.getPlayerSessionId()) + " player="
                        + cut(request.getPlayerId()) + " status=" + cut(request.getPlayerSessionStatusFilter())
                        + " limit=" + request.getLimit();
            case GameCall.UpdatePolicy(var request) ->
                "session=" + cut(request.getGameServerSessionId()) + " policy="
                        + cut(request.getNewPlayerSessionCreationPolicy());
            case GameCall.Terminate(var request) -> "session=" + cut(request.getGameServerSessionId());
        };
    }

    private static String player(String session, String playerSession) {
        return "session=" + cut(session) + " playerSession=" + cut(playerSession);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
