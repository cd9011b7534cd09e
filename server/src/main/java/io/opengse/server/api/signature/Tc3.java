package io.opengse.server.api.signature;

import io.opengse.server.api.call.HttpCall;
import io.opengse.server.api.problem.ApiProblem;
import io.opengse.server.api.problem.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Checks TC3-HMAC-SHA256, the signature in the Authorization header. Takes what real clients send: any service name in
 * the scope, the Host with or without its port, the raw query in the order received.
 */
public final class Tc3 {
    static final String ALGORITHM = "TC3-HMAC-SHA256";
    static final String NOBODYS_KEY = "nobody's key, checked so that an unknown id takes as long as a known one";
    private static final String UNSIGNED = "UNSIGNED-PAYLOAD";
    /** The readings of one request that some real client signs; the first is what most do. */
    private static final List<UnaryOperator<String>> CASINGS =
            List.of(UnaryOperator.identity(), value -> value.toLowerCase(Locale.ROOT));

    private final Credentials credentials;
    private final InstantSource clock;
    private final boolean unsignedPayload;
    private final SigningKeys signingKeys = new SigningKeys();

    public Tc3(Credentials credentials, InstantSource clock) {
        this(credentials, clock, false);
    }

    /** @param unsignedPayload whether a client may leave the body out of its signature */
    public Tc3(Credentials credentials, InstantSource clock, boolean unsignedPayload) {
        this.credentials = credentials;
        this.clock = clock;
        this.unsignedPayload = unsignedPayload;
    }

    /** @throws ApiProblem AuthFailure.* when the request is not signed by somebody known, now */
    public Signer verify(HttpCall call) {
        Tc3Authorization authorization = Tc3Authorization.parse(call.headerOrEmpty("authorization"));
        Instant signed = SigningTime.check(call.header("x-tc-timestamp"), "header X-TC-Timestamp", clock);
        LocalDate day = LocalDate.ofInstant(signed, ZoneOffset.UTC);
        if (!authorization.date().equals(day.toString())) {
            throw failure("the credential scope names the day " + authorization.date() + " but X-TC-Timestamp is on "
                    + day + " (UTC): both must be of one moment");
        }
        if (!unsignedPayload && leavesBodyOut(call)) {
            throw failure("X-TC-Content-SHA256: UNSIGNED-PAYLOAD is not accepted here: sign the body's SHA-256, or have"
                    + " the operator set unsigned-payload=true");
        }
        List<String> keys = credentials.keys(authorization.secretId());
        // Nobody's key costs the same time, so that only the answer tells whether an id is known.
        for (String key : keys.isEmpty() ? List.of(NOBODYS_KEY) : keys) {
            if (isSignedWith(key, call, authorization, signed) && !keys.isEmpty()) {
                return new Signer(authorization.secretId());
            }
        }
        if (keys.isEmpty()) {
            throw VersionOne.unknown(authorization.secretId());
        }
        throw failure("the signature does not belong to this request: check the secret key, and that method, query,"
                + " host, content-type and body are signed exactly as they are sent (a proxy must keep the Host)");
    }

    private boolean isSignedWith(String secretKey, HttpCall call, Tc3Authorization authorization, Instant signed) {
        byte[] key = signingKeys.of(secretKey, authorization);
        String bodyHash =
                Keyed.sha256Hex(leavesBodyOut(call) ? UNSIGNED.getBytes(StandardCharsets.UTF_8) : call.body());
        Set<List<String>> tried = new HashSet<>();
        for (UnaryOperator<String> casing : CASINGS) {
            for (String host : HostNames.signed(call.headerOrEmpty("host"))) {
                List<String> headers = headers(call, authorization, host, casing);
                if (tried.add(headers)) {
                    String canonical = canonical(call, headers, authorization, bodyHash);
                    if (Keyed.same(signature(key, canonical, authorization, signed), authorization.signature())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static String signature(byte[] key, String canonical, Tc3Authorization authorization, Instant signed) {
        String text = String.join(
                "\n",
                ALGORITHM,
                Long.toString(signed.getEpochSecond()),
                authorization.scope(),
                Keyed.sha256Hex(canonical.getBytes(StandardCharsets.UTF_8)));
        return hex(Keyed.hash("HmacSHA256", key, text));
    }

    private static String canonical(
            HttpCall call, List<String> headers, Tc3Authorization authorization, String bodyHash) {
        return String.join(
                "\n",
                call.method(),
                "/",
                call.isGet() ? call.rawQuery() : "",
                String.join("\n", headers),
                "",
                String.join(";", authorization.signedHeaders()),
                bodyHash);
    }

    private static List<String> headers(
            HttpCall call, Tc3Authorization authorization, String host, UnaryOperator<String> casing) {
        List<String> lines = new ArrayList<>();
        for (String name : authorization.signedHeaders()) {
            String value = name.equals("host") ? host : call.headerOrEmpty(name);
            lines.add(name + ":" + casing.apply(value));
        }
        return lines;
    }

    private static boolean leavesBodyOut(HttpCall call) {
        return call.headerOrEmpty("x-tc-content-sha256").equals(UNSIGNED);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static ApiProblem failure(String message) {
        return new ApiProblem(ErrorCode.AUTH_FAILURE_SIGNATURE_FAILURE, message);
    }
}
