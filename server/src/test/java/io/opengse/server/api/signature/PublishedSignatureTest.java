package io.opengse.server.api.signature;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.server.api.call.FlatParameters;
import io.opengse.server.api.call.HttpCall;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The worked examples of Tencent Cloud's signature documentation. */
class PublishedSignatureTest {
    private static final String SECRET_ID = "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE";
    private static final Credentials CREDENTIALS =
            id -> id.equals(SECRET_ID) ? Optional.of("Gu5t9xGARNpq86cd98joQYCN3EXAMPLE") : Optional.empty();

    @Test
    void theExampleOfTc3IsVerified() {
        String body =
                "{\"Limit\": 1, \"Filters\": [{\"Values\": [\"\\u672a\\u547d\\u540d\"], \"Name\": \"instance-name\"}]}";
        HttpCall call = new HttpCall(
                "POST",
                "",
                Map.of(
                        "Host", "cvm.tencentcloudapi.com",
                        "Content-Type", "application/json; charset=utf-8",
                        "X-TC-Timestamp", "1551113065",
                        "Authorization",
                                "TC3-HMAC-SHA256 Credential=" + SECRET_ID + "/2019-02-25/cvm/tc3_request,"
                                        + " SignedHeaders=content-type;host,"
                                        + " Signature=72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168"),
                body.getBytes(StandardCharsets.UTF_8));

        Signer signer = new Tc3(CREDENTIALS, () -> Instant.ofEpochSecond(1_551_113_065)).verify(call);

        assertThat(signer.secretId()).isEqualTo(SECRET_ID);
    }

    @Test
    void theExampleOfVersionOneIsVerified() {
        String query = "Action=DescribeInstances&InstanceIds.0=ins-09dx96dg&Limit=20&Nonce=11886&Offset=0"
                + "&Region=ap-guangzhou&SecretId=" + SECRET_ID + "&Timestamp=1465185768&Version=2017-03-12"
                + "&Signature=EliP9YW3pW28FpsEdkXt%2F%2BWcGeI%3D";
        HttpCall call = new HttpCall("GET", query, Map.of("Host", "cvm.tencentcloudapi.com"), new byte[0]);

        Signer signer = new VersionOne(CREDENTIALS, () -> Instant.ofEpochSecond(1_465_185_768))
                .verify(call, FlatParameters.parse(query));

        assertThat(signer.secretId()).isEqualTo(SECRET_ID);
    }
}
