package io.opengse.server.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.store.Conflict;
import io.opengse.engine.store.StoreFailed;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Caller;
import io.opengse.server.api.problem.ApiProblem;
import io.opengse.server.api.problem.ErrorCode;
import io.opengse.server.api.problem.ProblemCodes;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one call and turns whatever comes out of it into a reply: the edge beyond which no exception goes. */
public final class Performed {
    private static final Logger LOG = LoggerFactory.getLogger(Performed.class);

    private Performed() {}

    public static Reply action(Action<?> action, ObjectNode parameters, Caller caller, String requestId) {
        return guarded(
                action.name(), requestId, () -> Reply.done(action.name(), action.run(parameters, caller), requestId));
    }

    /** @param action the name replies and logs carry when the work fails before it knows better */
    public static Reply guarded(String action, String requestId, Supplier<Reply> work) {
        try {
            return work.get();
        } catch (ApiProblem problem) {
            return Reply.failed(action, problem, requestId);
        } catch (Refused refused) {
            return Reply.failed(action, ProblemCodes.of(refused), requestId);
        } catch (StoreFailed failed) {
            LOG.error("action={} request={} the store failed", action, requestId, failed);
            return Reply.failed(
                    action, new ApiProblem(ErrorCode.FAILED_OPERATION, String.valueOf(failed.getMessage())), requestId);
        } catch (Conflict conflict) {
            LOG.warn("action={} request={} {} too often", action, requestId, conflict.getMessage());
            return Reply.failed(
                    action,
                    new ApiProblem(
                            ErrorCode.FAILED_OPERATION,
                            "too many others changed the same thing at once: " + conflict.getMessage()
                                    + "; nothing was done, try again"),
                    requestId);
        } catch (RuntimeException | StackOverflowError bug) {
            LOG.error("action={} request={} failed unexpectedly", action, requestId, bug);
            return Reply.failed(
                    action,
                    new ApiProblem(
                            ErrorCode.INTERNAL_ERROR,
                            "the server made a mistake; its log names this RequestId, " + requestId),
                    requestId);
        }
    }
}
