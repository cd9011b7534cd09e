package io.opengse.server.api.problem;

/** Ends a call with an error the caller can read: a code clients know and a message that says what to do. */
public final class ApiProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    public ApiProblem(ErrorCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }

    /** What the caller reads. */
    public String text() {
        String message = getMessage();
        return message == null ? code.meaning() : message;
    }

    public static ApiProblem missing(String message) {
        return new ApiProblem(ErrorCode.MISSING_PARAMETER, message);
    }

    public static ApiProblem malformed(String message) {
        return new ApiProblem(ErrorCode.INVALID_PARAMETER, message);
    }

    public static ApiProblem badValue(String message) {
        return new ApiProblem(ErrorCode.INVALID_PARAMETER_VALUE, message);
    }

    public static ApiProblem notFound(String message) {
        return new ApiProblem(ErrorCode.RESOURCE_NOT_FOUND, message);
    }
}
