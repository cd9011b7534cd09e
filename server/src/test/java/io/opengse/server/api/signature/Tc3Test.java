package io.opengse.server.api.signature;

import static io.opengse.server.api.signature.SignedRequest.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengse.server.api.call.HttpCall;
import io.opengse.server.api.problem.ApiProblem;
import io.opengse.server.api.problem.ErrorCode;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Tc3Test {
    private final Tc3 tc3 = new Tc3(
            id -> id.equals(SignedRequest.SECRET_ID) ? Optional.of(SignedRequest.SECRET_KEY) : Optional.empty(),
            () -> NOW);

    @Test
    void aSignedPostIsFromItsSigner() {
        assertThat(tc3.verify(SignedRequest.post("ListFleets", "{}").call()).actor())
                .isEqualTo("api AKIDtest");
    }

    @Test
    void aSignedGetIsFromItsSignerInWhateverOrderItsQueryStands() {
        assertThat(tc3.verify(SignedRequest.get("X", "B=2&A=a+b&C=%20").call()).secretId())
                .isEqualTo("AKIDtest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json; charset=utf-8", "Application/JSON"})
    void theContentTypeIsTakenAsItWasSent(String type) {
        assertThat(tc3.verify(SignedRequest.post("X", "{}").as(type).call()).secretId())
                .isEqualTo("AKIDtest");
    }

    @Test
    void aClientMaySignTheHostWithoutThePortItSends() {
        HttpCall call = SignedRequest.post("X", "{}")
                .signedFor("127.0.0.1")
                .sending("Host", "127.0.0.1:8080")
                .call();

        assertThat(tc3.verify(call).secretId()).isEqualTo("AKIDtest");
    }

    @Test
    void aClientMaySignHeadersInLowerCase() {
        HttpCall call = SignedRequest.post("X", "{}")
                .signedFor("gse.example.com")
                .sending("Host", "GSE.Example.com")
                .call();

        assertThat(tc3.verify(call).secretId()).isEqualTo("AKIDtest");
    }

    @Test
    void blanksInTheAuthorizationMayBeAny() {
        SignedRequest request = SignedRequest.post("X", "{}");
        String spaced = request.authorization()
                .replace("TC3-HMAC-SHA256 ", "TC3-HMAC-SHA256  ")
                .replace(", ", " ,");

        assertThat(tc3.verify(request.sending("Authorization", spaced).call()).secretId())
                .isEqualTo("AKIDtest");
    }

    @Test
    void aChangedBodyIsRefused() {
        assertRefused(
                SignedRequest.post("X", "{}").call("{ }"), ErrorCode.AUTH_FAILURE_SIGNATURE_FAILURE, "secret key");
    }

    @Test
    void anUnsignedPayloadIsRefusedAndSaysSo() {
        HttpCall call = SignedRequest.post("X", "{}")
                .sending("X-TC-Content-SHA256", "UNSIGNED-PAYLOAD")
                .call();

        assertRefused(call, ErrorCode.AUTH_FAILURE_SIGNATURE_FAILURE, "UNSIGNED-PAYLOAD");
    }

    @Test
    void anUnknownIdIsRefusedByName() {
        SignedRequest request = SignedRequest.post("X", "{}");
        String other = request.authorization().replace("AKIDtest", "AKIDnobody");

        assertRefused(
                request.sending("Authorization", other).call(),
                ErrorCode.AUTH_FAILURE_SECRET_ID_NOT_FOUND,
                "\"AKIDnobody\"");
    }

    @Test
    void fiveMinutesEitherWayAreAllowedAndNoSecondMore() {
        Duration edge = Duration.ofMinutes(5);
        SignedRequest request = SignedRequest.post("X", "{}");

        assertThat(tc3.verify(request.signedAt(NOW.minus(edge)).call())).isNotNull();
        assertThat(tc3.verify(request.signedAt(NOW.plus(edge)).call())).isNotNull();
        assertRefused(
                request.signedAt(NOW.minus(edge).minusSeconds(1)).call(),
                ErrorCode.AUTH_FAILURE_SIGNATURE_EXPIRE,
                "more than 5 minutes");
        assertRefused(
                request.signedAt(NOW.plus(edge).plusSeconds(1)).call(),
                ErrorCode.AUTH_FAILURE_SIGNATURE_EXPIRE,
                "more than 5 minutes");
    }

    @Test
    void theScopeMustBeOfTheDayOfTheTimestamp() {
        SignedRequest request = SignedRequest.post("X", "{}");
        String yesterday = request.authorization().replace("2026-11-22", "2026-11-21");

        assertRefused(
                request.sending("Authorization", yesterday).call(),
                ErrorCode.AUTH_FAILURE_SIGNATURE_FAILURE,
                "2026-11-21");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer x",
                "TC3-HMAC-SHA256",
                "TC3-HMAC-SHA256 nonsense",
                "TC3-HMAC-SHA256 Credential=a/b/c, SignedHeaders=content-type;host, Signature=1",
                "TC3-HMAC-SHA256 Credential=a/2026-11-22/gse/tc3_request, SignedHeaders=host, Signature=1",
                "TC3-HMAC-SHA256 Credential=a/2026-11-22/gse/tc3_request, SignedHeaders=content-type;host"
            })
    void anAuthorizationThatCannotBeReadShowsTheForm(String header) {
        assertRefused(
                SignedRequest.post("X", "{}").sending("Authorization", header).call(),
                ErrorCode.AUTH_FAILURE_INVALID_AUTHORIZATION,
                "SignedHeaders=content-type;host, Signature=");
    }

    @Test
    void aTimestampIsNeededAndIsANumber() {
        assertRefused(
                SignedRequest.post("X", "{}").sending("X-TC-Timestamp", "").call(),
                ErrorCode.MISSING_PARAMETER,
                "X-TC-Timestamp");
        assertRefused(
                SignedRequest.post("X", "{}").sending("X-TC-Timestamp", "soon").call(),
                ErrorCode.INVALID_PARAMETER,
                "X-TC-Timestamp");
    }

    private void assertRefused(HttpCall call, ErrorCode code, String words) {
        assertThatThrownBy(() -> tc3.verify(call))
                .isInstanceOfSatisfying(
                        ApiProblem.class, problem -> assertThat(problem.code()).isEqualTo(code))
                .hasMessageContaining(words);
    }
}
