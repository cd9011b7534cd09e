package io.opengse.cli.client;

/** The API answered with an error. */
public final class ApiRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String requestId;

    public ApiRefused(String code, String message, String requestId) {
        super(message);
        this.code = code;
        this.requestId = requestId;
    }

    /** As the cloud API spells it, e.g. ResourceNotFound. */
    public String code() {
        return code;
    }

    public String requestId() {
        return requestId;
    }
}
