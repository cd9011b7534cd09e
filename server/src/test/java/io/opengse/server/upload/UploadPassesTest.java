package io.opengse.server.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.server.upload.UploadPasses.Request;
import io.opengse.server.upload.UploadPasses.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadPassesTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private Instant now = NOON;
    private final UploadPasses passes = new UploadPasses(new byte[] {1}, () -> now);

    @Test
    void aPassPermitsThePutOfItsKeyAndToAskHowFarItIs() {
        String pass = passes.forOne("a/b.zip");

        assertThat(check("PUT", "/packages/a/b.zip", pass)).isEqualTo(Verdict.GOOD);
        assertThat(check("HEAD", "/packages/a/b.zip", pass)).isEqualTo(Verdict.GOOD);
    }

    @Test
    void aPassPermitsNothingElse() {
        String pass = passes.forOne("a.zip");

        assertThat(check("PUT", "/packages/b.zip", pass)).isEqualTo(Verdict.FORGED);
        assertThat(check("DELETE", "/packages/a.zip", pass)).isEqualTo(Verdict.FORGED);
        UploadPasses elsewhere = new UploadPasses(new byte[] {2}, () -> now);
        assertThat(check("PUT", "/packages/a.zip", elsewhere.forOne("a.zip"))).isEqualTo(Verdict.FORGED);
    }

    @Test
    void aPassHoldsForAnHour() {
        String pass = passes.forOne("a.zip");

        now = NOON.plus(Duration.ofHours(1));
        assertThat(check("PUT", "/packages/a.zip", pass)).isEqualTo(Verdict.GOOD);
        now = now.plusSeconds(1);
        assertThat(check("PUT", "/packages/a.zip", pass)).isEqualTo(Verdict.EXPIRED);
    }

    @Test
    void aPassCannotBeProlonged() {
        String pass = passes.forOne("a.zip");
        String longer = pass.replace(";" + NOON.plus(Duration.ofHours(1)).getEpochSecond(), ";99999999999");

        assertThat(longer).isNotEqualTo(pass);
        assertThat(check("PUT", "/packages/a.zip", longer)).isEqualTo(Verdict.FORGED);
    }

    @Test
    void temporaryKeysSignAnyUploadWhileTheyHold() {
        UploadPasses.Temporary keys = passes.temporary();
        long from = NOON.getEpochSecond();
        String signed = CosSignature.of(
                        keys.secretId(),
                        keys.secretKey(),
                        from,
                        from + 999_999,
                        new CosSignature.Signed("put", "/packages/c.zip", Map.of(), Map.of()))
                .authorization();

        assertThat(check("PUT", "/packages/c.zip", signed, keys.token())).isEqualTo(Verdict.GOOD);
        assertThat(check("PUT", "/packages/c.zip", signed, "")).isEqualTo(Verdict.FORGED);
        assertThat(check("PUT", "/packages/d.zip", signed, keys.token())).isEqualTo(Verdict.FORGED);
        now = keys.until().plusSeconds(1);
        assertThat(check("PUT", "/packages/c.zip", signed, keys.token())).isEqualTo(Verdict.EXPIRED);
    }

    /** The example of the object store's documentation of its signature, with its keys and times. */
    @Test
    void theSignatureIsThatOfTheObjectStore() {
        CosSignature signature = CosSignature.parse("q-sign-algorithm=sha1&q-ak=AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q"
                + "&q-sign-time=1557989151;1557996351&q-key-time=1557989151;1557996351"
                + "&q-header-list=content-length;content-md5;content-type;date;host;x-cos-acl;x-cos-grant-read"
                + "&q-url-param-list=&q-signature=3b8851a11a569213c17ba8fa7dcf2abec6935172");
        Map<String, String> headers = Map.of(
                "date", "Thu, 16 May 2019 06:45:51 GMT",
                "host", "examplebucket-1250000000.cos.ap-beijing.myqcloud.com",
                "content-type", "text/plain",
                "content-length", "13",
                "content-md5", "mQ/fVh815F3k6TAUm8m0eg==",
                "x-cos-acl", "private",
                "x-cos-grant-read", "uin=\"100000000011\"");

        assertThat(signature.fits(
                        "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz",
                        new CosSignature.Signed("put", "/exampleobject(腾讯云)", headers, Map.of())))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Basic x",
                "q-sign-algorithm=sha1",
                "q-sign-algorithm=sha1&q-ak=AKIDupload&q-sign-time=a;b&q-key-time=a;b&q-signature=x",
                "q-sign-algorithm=sha1&q-ak=AKIDupload&q-sign-time=1;-9223372036854775808"
                        + "&q-key-time=1;-9223372036854775808&q-signature=x",
                "q-sign-algorithm=sha1&q-ak=AKIDtemporary99999999999999999&q-sign-time=1;2&q-key-time=1;2&q-signature=x"
            })
    void nonsenseIsForged(String authorization) {
        assertThat(check("PUT", "/packages/a.zip", authorization)).isEqualTo(Verdict.FORGED);
    }

    private Verdict check(String method, String path, String authorization) {
        return check(method, path, authorization, "");
    }

    private Verdict check(String method, String path, String authorization, String token) {
        Map<String, String> headers = Map.of("authorization", authorization, "x-cos-security-token", token);
        return passes.check(new Request(method, path, headers, Map.of()));
    }
}
