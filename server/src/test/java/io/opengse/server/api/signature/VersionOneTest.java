package io.opengse.server.api.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengse.server.api.call.HttpCall;
import io.opengse.server.api.problem.ApiProblem;
import io.opengse.server.api.problem.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionOneTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final String SORTED = "Action=ListFleets&Name=a b&SecretId=AKIDtest%s&Timestamp=1800000000";
    private static final HttpCall CALL = new HttpCall("POST", "", Map.of("Host", "localhost:8080"), new byte[0]);

    private final VersionOne versionOne =
            new VersionOne(id -> id.equals("AKIDtest") ? Optional.of("secret") : Optional.empty(), () -> NOW);

    @ParameterizedTest
    @CsvSource({"HmacSHA1,", "HmacSHA1,HmacSHA1", "HmacSHA256,HmacSHA256"})
    void aSignedFormIsFromItsSigner(String algorithm, String named) {
        Map<String, String> flat = parameters();
        String method = named == null ? "" : "&SignatureMethod=" + named;
        if (named != null) {
            flat.put("SignatureMethod", named);
        }
        sign(flat, algorithm, "POSTlocalhost:8080/?" + SORTED.formatted(method));

        assertThat(versionOne.verify(CALL, flat).secretId()).isEqualTo("AKIDtest");
    }

    @Test
    void aClientMaySignTheHostWithoutThePortItSends() {
        Map<String, String> flat = parameters();
        sign(flat, "HmacSHA1", "POSTlocalhost/?" + SORTED.formatted(""));

        assertThat(versionOne.verify(CALL, flat)).isNotNull();
    }

    @Test
    void aChangedParameterIsRefused() {
        Map<String, String> flat = parameters();
        sign(flat, "HmacSHA1", "POSTlocalhost:8080/?" + SORTED.formatted(""));
        flat.put("Name", "other");

        assertRefused(flat, ErrorCode.AUTH_FAILURE_SIGNATURE_FAILURE);
    }

    @Test
    void whatIsMissingOrUnknownIsNamed() {
        assertRefused(without("SecretId"), ErrorCode.MISSING_PARAMETER);
        assertRefused(without("Timestamp"), ErrorCode.MISSING_PARAMETER);
        assertRefused(without("Signature"), ErrorCode.AUTH_FAILURE_SIGNATURE_FAILURE);
        assertRefused(with("SecretId", "nobody"), ErrorCode.AUTH_FAILURE_SECRET_ID_NOT_FOUND);
        assertRefused(with("SignatureMethod", "HmacMD5"), ErrorCode.AUTH_FAILURE_SIGNATURE_FAILURE);
        assertRefused(with("Timestamp", "1799999699"), ErrorCode.AUTH_FAILURE_SIGNATURE_EXPIRE);
    }

    private static Map<String, String> parameters() {
        return new HashMap<>(
                Map.of("Action", "ListFleets", "Name", "a b", "SecretId", "AKIDtest", "Timestamp", "1800000000"));
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> flat = parameters();
        flat.put(name, value);
        return flat;
    }

    private static Map<String, String> without(String name) {
        Map<String, String> flat = parameters();
        flat.remove(name);
        return flat;
    }

    private static void sign(Map<String, String> flat, String algorithm, String text) {
        byte[] hash = Keyed.hash(algorithm, "secret".getBytes(StandardCharsets.UTF_8), text);
        flat.put("Signature", Base64.getEncoder().encodeToString(hash));
    }

    private void assertRefused(Map<String, String> flat, ErrorCode code) {
        assertThatThrownBy(() -> versionOne.verify(CALL, flat))
                .isInstanceOfSatisfying(
                        ApiProblem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }
}
