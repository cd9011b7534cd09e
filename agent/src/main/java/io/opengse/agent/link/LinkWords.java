package io.opengse.agent.link;

import io.grpc.Status;

/** Says in plain words why the server did not answer. */
final class LinkWords {
    private LinkWords() {}

    static String of(Status status) {
        String detail = status.getDescription();
        String said = detail == null ? "" : ": " + detail;
        return switch (status.getCode()) {
            case UNAVAILABLE -> "the server cannot be reached" + said;
            case DEADLINE_EXCEEDED -> "the server did not answer in time";
            case UNAUTHENTICATED, PERMISSION_DENIED -> "the server refuses this agent" + said;
            case UNIMPLEMENTED -> "what answers there is not a GSE server" + said;
            case OK -> "the server ended the stream";
            default -> "the server answered " + status.getCode() + said; // the codes are gRPC's
        };
    }
}
