package io.opengse.server.api.problem;

/** The codes an API error may carry, as clients know them, and what each means to a caller. */
public enum ErrorCode {
    AUTH_FAILURE_INVALID_AUTHORIZATION(
            "AuthFailure.InvalidAuthorization", "The request carries no signature, or one that cannot be parsed."),
    AUTH_FAILURE_SECRET_ID_NOT_FOUND("AuthFailure.SecretIdNotFound", "There is no such SecretId, or it is disabled."),
    AUTH_FAILURE_SIGNATURE_EXPIRE(
            "AuthFailure.SignatureExpire", "The request's time is more than five minutes from the server's."),
    AUTH_FAILURE_SIGNATURE_FAILURE("AuthFailure.SignatureFailure", "The signature does not belong to this request."),
    FAILED_OPERATION("FailedOperation", "The server could not carry it out now; nothing was changed."),
    INTERNAL_ERROR("InternalError", "A fault of the server; its log names the RequestId."),
    INVALID_ACTION("InvalidAction", "There is no such action."),
    INVALID_PARAMETER("InvalidParameter", "A parameter has the wrong type, or the request cannot be read."),
    INVALID_PARAMETER_VALUE("InvalidParameterValue", "A parameter is outside its limits, or does not fit what stands."),
    LIMIT_EXCEEDED("LimitExceeded", "A quota or a rate is used up."),
    LIMIT_EXCEEDED_FLEETS("LimitExceeded.FleetLimitExceeded", "There are as many fleets as the quota allows."),
    LIMIT_EXCEEDED_INSTANCES("LimitExceeded.InstanceLimitExceeded", "There are as many instances as the quota allows."),
    MISSING_PARAMETER("MissingParameter", "A mandatory parameter is absent."),
    NO_SUCH_VERSION("NoSuchVersion", "The API has no such version."),
    OPERATION_DENIED("OperationDenied", "This installation does not do that, whoever asks."),
    REQUEST_LIMIT_EXCEEDED(
            "RequestLimitExceeded", "The credential has called the action too often in the last second."),
    REQUEST_SIZE_LIMIT_EXCEEDED("RequestSizeLimitExceeded", "The request is larger than the server reads."),
    RESOURCE_IN_USE("ResourceInUse", "Something else still uses it."),
    RESOURCE_INSUFFICIENT("ResourceInsufficient", "Nothing is left to give: no idle process, no free seat."),
    RESOURCE_NOT_FOUND("ResourceNotFound", "There is no such thing."),
    RESOURCE_UNAVAILABLE("ResourceUnavailable", "It exists, but its present state does not allow this."),
    UNAUTHORIZED_OPERATION("UnauthorizedOperation", "The credential's policies do not allow the action on this."),
    UNKNOWN_PARAMETER("UnknownParameter", "The action has no parameter of that name."),
    UNSUPPORTED_OPERATION("UnsupportedOperation", "A rule in force forbids it: a join policy, a protection.");

    private final String wireName;
    private final String meaning;

    ErrorCode(String wireName, String meaning) {
        this.wireName = wireName;
        this.meaning = meaning;
    }

    /** As it stands in Response.Error.Code. */
    public String wireName() {
        return wireName;
    }

    /** One sentence for the reference pages. */
    public String meaning() {
        return meaning;
    }
}
