package io.opengse.agent.sdk;

/** How a refusal reaches the game (decision D2). */
public enum SdkErrors {
    /** gRPC status OK; the refusal stands in GseResponse.status and errorMessage. */
    RESPONSE,
    /** gRPC status INVALID_ARGUMENT or INTERNAL with the same text. */
    GRPC_STATUS
}
