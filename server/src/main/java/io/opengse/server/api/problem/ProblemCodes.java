package io.opengse.server.api.problem;

import io.opengse.engine.problem.Problem;
import io.opengse.engine.problem.Refused;

/** The one place where the engine's problems become API error codes. */
public final class ProblemCodes {
    private ProblemCodes() {}

    public static ApiProblem of(Refused refused) {
        return new ApiProblem(code(refused.problem()), refused.problem().message());
    }

    static ErrorCode code(Problem problem) {
        return switch (problem) {
            case Problem.Invalid _ -> ErrorCode.INVALID_PARAMETER_VALUE;
            case Problem.NotFound _ -> ErrorCode.RESOURCE_NOT_FOUND;
            case Problem.Unavailable _ -> ErrorCode.RESOURCE_UNAVAILABLE;
            case Problem.Exhausted _ -> ErrorCode.RESOURCE_INSUFFICIENT;
            case Problem.LimitReached reached -> code(reached.limit());
            case Problem.InUse _ -> ErrorCode.RESOURCE_IN_USE;
            case Problem.Denied _ -> ErrorCode.UNSUPPORTED_OPERATION;
        };
    }

    private static ErrorCode code(Problem.Limit limit) {
        return switch (limit) {
            case FLEETS -> ErrorCode.LIMIT_EXCEEDED_FLEETS;
            case INSTANCES -> ErrorCode.LIMIT_EXCEEDED_INSTANCES;
            case OTHER -> ErrorCode.LIMIT_EXCEEDED;
        };
    }
}
