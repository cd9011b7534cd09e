package io.opengse.server.api;

import io.opengse.server.api.call.JsonBody;
import io.opengse.server.api.problem.ApiProblem;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What goes back for one call: always with HTTP 200, or clients would not read it.
 *
 * @param action the action called, or "unknown": one of a bounded set, for metrics
 * @param code "OK" or the error's code
 * @param envelope the whole of the body
 */
public record Reply(String action, String code, Map<String, @Nullable Object> envelope) {
    static Reply done(String action, Map<String, @Nullable Object> answer, String requestId) {
        Map<String, @Nullable Object> response = new LinkedHashMap<>(answer);
        response.put("RequestId", requestId);
        return new Reply(action, "OK", Map.of("Response", response));
    }

    static Reply failed(String action, ApiProblem problem, String requestId) {
        Map<String, @Nullable Object> error = new LinkedHashMap<>();
        error.put("Code", problem.code().wireName());
        error.put("Message", problem.text());
        Map<String, @Nullable Object> response = new LinkedHashMap<>();
        response.put("Error", error);
        response.put("RequestId", requestId);
        return new Reply(action, problem.code().wireName(), Map.of("Response", response));
    }

    /** The body as it is sent. */
    public byte[] json() {
        return JsonBody.write(envelope);
    }
}
