package io.opengse.server.link;

import io.opengse.engine.problem.Problem;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.store.StoreFailed;
import io.opengse.protocol.gse.GseResponse;
import io.opengse.protocol.link.Question;

/**
 * The one mapper from problems to GseResponse. The text begins with a code word of the published SDK (behaviour.md 2.7),
 * chosen by what was asked and what stood in the way; the rest says what is wrong and what to do.
 */
final class SdkRefusals {
    private static final System.Logger LOG = System.getLogger(SdkRefusals.class.getName());
    private static final String BAD_REQUEST = "BAD_REQUEST_EXCEPTION";
    private static final String SESSION_NOT_READY = "GAME_SERVER_SESSION_NOT_READY";
    private static final String PROCESS_NOT_READY = "PROCESS_NOT_READY";
    private static final String UNEXPECTED_PLAYER = "UNEXPECTED_PLAYER_SESSION";
    private static final String INTERNAL = "INTERNAL_SERVICE_EXCEPTION";

    private SdkRefusals() {}

    static GseResponse of(RuntimeException problem, Question question) {
        return switch (problem) {
            case Refused refused -> refused(refused.problem(), question);
            case StoreFailed failed -> {
                LOG.log(System.Logger.Level.WARNING, "store failed answering " + subject(question), failed);
                yield response(
                        GseResponse.Status.ERROR_500,
                        INTERNAL,
                        "the server cannot keep anything now, ask again; requestId " + question.getRequestId());
            }
            default -> {
                LOG.log(System.Logger.Level.ERROR, "unexpected failure answering " + subject(question), problem);
                yield response(
                        GseResponse.Status.ERROR_500,
                        INTERNAL,
                        "the server failed, its log says why under requestId " + question.getRequestId());
            }
        };
    }

    private static GseResponse refused(Problem problem, Question question) {
        String word = switch (question.getKindCase()) {
            case ACCEPT, REMOVE -> aboutPlayer(problem);
            case ACTIVATE, TERMINATE, UPDATE_POLICY -> aboutSession(problem);
            case DESCRIBE, KIND_NOT_SET -> BAD_REQUEST;
        };
        return response(GseResponse.Status.ERROR_400, word, problem.message());
    }

    private static String aboutPlayer(Problem problem) {
        return switch (problem) {
            case Problem.Invalid _ -> BAD_REQUEST;
            case Problem.Unavailable _ -> SESSION_NOT_READY;
            case Problem.NotFound _, Problem.Denied _, Problem.Exhausted _, Problem.LimitReached _, Problem.InUse _ ->
                UNEXPECTED_PLAYER;
        };
    }

    private static String aboutSession(Problem problem) {
        return switch (problem) {
            case Problem.Invalid _, Problem.Exhausted _, Problem.LimitReached _ -> BAD_REQUEST;
            case Problem.NotFound _, Problem.Unavailable _, Problem.InUse _ -> SESSION_NOT_READY;
            case Problem.Denied _ -> PROCESS_NOT_READY;
        };
    }

    private static GseResponse response(GseResponse.Status status, String word, String text) {
        return GseResponse.newBuilder()
                .setStatus(status)
                .setErrorMessage(word + ": " + text)
                .build();
    }

    private static String subject(Question question) {
        return "call=" + question.getKindCase() + " host=" + question.getHostId() + " process="
                + question.getProcessId() + " request=" + question.getRequestId();
    }
}
