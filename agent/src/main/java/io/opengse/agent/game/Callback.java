package io.opengse.agent.game;

import io.grpc.Status;
import io.opengse.protocol.gse.GseResponse;
import java.net.ConnectException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One call to a game, and the words for every way in which it can fail. */
record Callback(String method, int port, Duration within) {
    /** An empty answer means OK (decision D3). */
    void expectConsent(GseResponse answer) throws GameSilent {
        if (answer.getStatus() != GseResponse.Status.OK) {
            String why = answer.getErrorMessage().isEmpty() ? "it gave no errorMessage" : answer.getErrorMessage();
            throw silent("refused with " + status(answer) + ": " + why);
        }
    }

    GameSilent failed(Status status) {
        return switch (status.getCode()) {
            case UNIMPLEMENTED ->
                new GameSilent("the game does not implement GameServerGrpcSdkService." + method
                        + " (package tencentcloud.gse.grpcsdk) on 127.0.0.1:" + port);
            case DEADLINE_EXCEEDED -> new GameSilent("the game did not answer " + method + " within " + patience());
            case UNAVAILABLE ->
                refusedConnection(status.getCause())
                        ? silent("cannot be called: nobody listens on 127.0.0.1:" + port
                                + ", the grpcPort it announced in ProcessReady")
                        : silent("was not answered: the connection to 127.0.0.1:" + port + " broke (" + words(status)
                                + "); is it a gRPC server without TLS, and does it still run?");
            default -> silent("failed: the game answered with gRPC status " + words(status));
        };
    }

    GameSilent silent(String what) {
        return new GameSilent("the game's " + method + " " + what);
    }

    private String patience() {
        return within.toMillis() % 1000 == 0 ? within.toSeconds() + " s" : within.toMillis() + " ms";
    }

    private static String status(GseResponse answer) {
        return answer.getStatus() == GseResponse.Status.UNRECOGNIZED
                ? "the unknown status " + answer.getStatusValue()
                : answer.getStatus().name();
    }

    private static String words(Status status) {
        StringBuilder words = new StringBuilder(status.getCode().name());
        if (status.getDescription() != null) {
            words.append(": ").append(status.getDescription());
        }
        if (status.getCause() != null) {
            words.append(" (").append(status.getCause().getMessage()).append(')');
        }
        return words.toString();
    }

    private static boolean refusedConnection(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException) {
                return true;
            }
        }
        return false;
    }
}
