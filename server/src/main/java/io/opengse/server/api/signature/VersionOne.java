package io.opengse.server.api.signature;

import io.opengse.server.api.call.HttpCall;
import io.opengse.server.api.problem.ApiProblem;
import io.opengse.server.api.problem.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Checks the older signature, HmacSHA1 or HmacSHA256, that stands as a parameter among the others in a query or a form.
 */
public final class VersionOne {
    private final Credentials credentials;
    private final InstantSource clock;

    public VersionOne(Credentials credentials, InstantSource clock) {
        this.credentials = credentials;
        this.clock = clock;
    }

    /**
     * @param flat all parameters of the request, decoded
     * @throws ApiProblem AuthFailure.* when the request is not signed by somebody known, now
     */
    public Signer verify(HttpCall call, Map<String, String> flat) {
        String secretId = flat.get("SecretId");
        if (secretId == null || secretId.isEmpty()) {
            throw ApiProblem.missing("SecretId is missing: name the credential the request is signed with");
        }
        SigningTime.check(flat.get("Timestamp"), "parameter Timestamp", clock);
        String method = flat.getOrDefault("SignatureMethod", "HmacSHA1");
        if (!method.equals("HmacSHA1") && !method.equals("HmacSHA256")) {
            throw failure("SignatureMethod " + method + " is unknown: use HmacSHA256 or HmacSHA1");
        }
        List<String> keys = credentials.keys(secretId);
        for (String key : keys.isEmpty() ? List.of(Tc3.NOBODYS_KEY) : keys) {
            if (isSignedWith(key, method, call, flat) && !keys.isEmpty()) {
                return new Signer(secretId);
            }
        }
        if (keys.isEmpty()) {
            throw unknown(secretId);
        }
        throw failure("the signature does not belong to this request: check the secret key, and that method, host and"
                + " every parameter are signed exactly as they are sent");
    }

    private static boolean isSignedWith(String secretKey, String algorithm, HttpCall call, Map<String, String> flat) {
        byte[] key = secretKey.getBytes(StandardCharsets.UTF_8);
        String signature = flat.getOrDefault("Signature", "");
        for (String host : HostNames.signed(call.headerOrEmpty("host"))) {
            byte[] hash = Keyed.hash(algorithm, key, text(call.method(), host, flat));
            if (Keyed.same(Base64.getEncoder().encodeToString(hash), signature)) {
                return true;
            }
        }
        return false;
    }

    private static String text(String method, String host, Map<String, String> flat) {
        Map<String, String> sorted = new TreeMap<>(flat);
        sorted.remove("Signature");
        return method + host + "/?"
                + sorted.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining("&"));
    }

    static ApiProblem unknown(String secretId) {
        String shown = secretId.length() <= 80 ? secretId : secretId.substring(0, 80) + "…";
        return new ApiProblem(
                ErrorCode.AUTH_FAILURE_SECRET_ID_NOT_FOUND,
                "no credential with the SecretId \"" + shown
                        + "\" may sign here: it was never made, or it is disabled or"
                        + " deleted; the one that always may stands in credentials.json of the data directory");
    }

    private static ApiProblem failure(String message) {
        return new ApiProblem(ErrorCode.AUTH_FAILURE_SIGNATURE_FAILURE, message);
    }
}
