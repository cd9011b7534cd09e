package io.opengse.agent.installation;

import io.opengse.agent.deployment.Failure;

/** A stage of a deployment came to an end it cannot go on from; the message names the culprit and says what to do. */
final class StageFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final Failure.Code code;

    StageFailed(Failure.Code code, String message) {
        super(message);
        this.code = code;
    }

    Failure failure() {
        return new Failure(code, String.valueOf(getMessage()));
    }
}
