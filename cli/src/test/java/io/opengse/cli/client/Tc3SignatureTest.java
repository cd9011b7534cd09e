package io.opengse.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.tencentcloudapi.common.Sign;
import io.opengse.cli.place.Credentials;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class Tc3SignatureTest {
    private static final Credentials CREDENTIALS =
            new Credentials("AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE", "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE");
    private static final Instant AT = Instant.ofEpochSecond(1_551_113_065);

    @Test
    void theExampleOfTheCloudsOwnDocumentationIsReproduced() {
        String body =
                "{\"Limit\": 1, \"Filters\": [{\"Values\": [\"\\u672a\\u547d\\u540d\"], \"Name\": \"instance-name\"}]}";

        String authorization = new Tc3Signature("cvm", CREDENTIALS)
                .authorization(
                        "cvm.tencentcloudapi.com",
                        "application/json; charset=utf-8",
                        body.getBytes(StandardCharsets.UTF_8),
                        AT);

        assertThat(authorization)
                .isEqualTo("TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE/2019-02-25/cvm/tc3_request,"
                        + " SignedHeaders=content-type;host,"
                        + " Signature=72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168");
    }

    @Test
    void theOfficialClientSignsTheSameWay() throws Exception {
        String body = "{\"Name\":\"room 1 é中\"}";
        String canonical = "POST\n/\n\ncontent-type:application/json\nhost:127.0.0.1:8080\n\ncontent-type;host\n"
                + Sign.sha256Hex(body.getBytes(StandardCharsets.UTF_8));
        String toSign = "TC3-HMAC-SHA256\n1551113065\n2019-02-25/gse/tc3_request\n"
                + Sign.sha256Hex(canonical.getBytes(StandardCharsets.UTF_8));
        byte[] day = Sign.hmac256(("TC3" + CREDENTIALS.secretKey()).getBytes(StandardCharsets.UTF_8), "2019-02-25");
        byte[] key = Sign.hmac256(Sign.hmac256(day, "gse"), "tc3_request");

        String authorization = new Tc3Signature("gse", CREDENTIALS)
                .authorization("127.0.0.1:8080", "application/json", body.getBytes(StandardCharsets.UTF_8), AT);

        assertThat(authorization).endsWith("Signature=" + HexFormat.of().formatHex(Sign.hmac256(key, toSign)));
    }
}
