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
import java.util.HexFormat;
import java.util.LinkedHashSet;
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

    private final Credentials credentials;
    private final InstantSource clock;
    private final boolean unsignedPayload;

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

    private static boolean isSignedWith(
            String secretKey, HttpCall call, Tc3Authorization authorization, Instant signed) {
        byte[] key = signingKey(secretKey, authorization);
        for (String canonical : canonicalForms(call, authorization)) {
            String text = String.join(
                    "\n",
                    ALGORITHM,
                    Long.toString(signed.getEpochSecond()),
                    authorization.scope(),
                    Keyed.sha256Hex(canonical.getBytes(StandardCharsets.UTF_8)));
            if (Keyed.same(hex(Keyed.hash("HmacSHA256", key, text)), authorization.signature())) {
                return true;
            }
        }
        return false;
    }

    private static byte[] signingKey(String secretKey, Tc3Authorization authorization) {
        byte[] secret = ("TC3" + secretKey).getBytes(StandardCharsets.UTF_8);
        byte[] dated = Keyed.hash("HmacSHA256", secret, authorization.date());
        byte[] served = Keyed.hash("HmacSHA256", dated, authorization.service());
        return Keyed.hash("HmacSHA256", served, "tc3_request");
    }

    /** The few readings of one request that some real client signs; the first is what most do. */
    private static Set<String> canonicalForms(HttpCall call, Tc3Authorization authorization) {
        String hash = Keyed.sha256Hex(leavesBodyOut(call) ? UNSIGNED.getBytes(StandardCharsets.UTF_8) : call.body());
        Set<String> forms = new LinkedHashSet<>();
        List<UnaryOperator<String>> casings = List.of(value -> value, value -> value.toLowerCase(Locale.ROOT));
        for (UnaryOperator<String> casing : casings) {
            for (String host : HostNames.signed(call.headerOrEmpty("host"))) {
                forms.add(canonical(call, headers(call, authorization, host, casing), authorization, hash));
            }
        }
        return forms;
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
