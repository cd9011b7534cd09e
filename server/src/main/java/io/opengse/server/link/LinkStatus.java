package io.opengse.server.link;

import io.grpc.Status;
import io.opengse.engine.problem.Problem;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.store.StoreFailed;

/**
 * How a failed call of an agent ends. INVALID_ARGUMENT, NOT_FOUND, FAILED_PRECONDITION and RESOURCE_EXHAUSTED will fail
 * again the same way; UNAVAILABLE, DATA_LOSS and INTERNAL are worth another try.
 */
final class LinkStatus {
    private static final System.Logger LOG = System.getLogger(LinkStatus.class.getName());

    private LinkStatus() {}

    /** @param doing what was being done, for the log, e.g. "applying report=7 host=h1" */
    static Status of(RuntimeException problem, String doing) {
        return switch (problem) {
            case Refused refused -> of(refused.problem());
            case StoreFailed failed -> {
                LOG.log(System.Logger.Level.WARNING, "store failed " + doing, failed);
                yield Status.UNAVAILABLE.withDescription("the server cannot keep anything now: " + failed.getMessage());
            }
            default -> {
                LOG.log(System.Logger.Level.ERROR, "unexpected failure " + doing, problem);
                yield Status.INTERNAL.withDescription("the server failed " + doing + "; its log says why");
            }
        };
    }

    private static Status of(Problem problem) {
        Status status = switch (problem) {
            case Problem.Invalid _ -> Status.INVALID_ARGUMENT;
            case Problem.NotFound _ -> Status.NOT_FOUND;
            case Problem.Exhausted _, Problem.LimitReached _ -> Status.RESOURCE_EXHAUSTED;
            case Problem.Unavailable _, Problem.InUse _, Problem.Denied _ -> Status.FAILED_PRECONDITION;
        };
        return status.withDescription(problem.message());
    }
}
