package io.opengse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import com.tencentcloudapi.common.profile.ClientProfile;
import com.tencentcloudapi.common.profile.HttpProfile;
import com.tencentcloudapi.gse.v20191112.GseClient;
import com.tencentcloudapi.gse.v20191112.models.CopyFleetRequest;
import com.tencentcloudapi.gse.v20191112.models.DescribeFleetAttributesRequest;
import com.tencentcloudapi.gse.v20191112.models.ListFleetsRequest;
import com.tencentcloudapi.gse.v20191112.models.UpdateFleetNameRequest;
import io.opengse.cli.console.Screen;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Credentials and policies, made with the gse command, as Tencent's own client meets them. Follows docs/access.md. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessEndToEndTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Path data;
    private RunningCommand up;
    private String fleet;

    private record Pair(String id, String key) {}

    @BeforeAll
    void upWithTheDemoFleet(@TempDir Path folder) throws Exception {
        data = folder;
        up = RunningCommand.start(
                data, "up", "--data", data.toString(), "--api", "127.0.0.1:0", "--sdk", "127.0.0.1:0");
        up.awaitOutput("3 processes of fleet \"demo\" ready");
        Pair root = new Pair(
                up.directory().credentials().orElseThrow().secretId(),
                up.directory().credentials().orElseThrow().secretKey());
        fleet = client(root).ListFleets(new ListFleetsRequest()).getFleetIds()[0];
    }

    @AfterAll
    void stop() {
        up.stop();
    }

    @Test
    void aReaderLooksAndIsRefusedWhenItChanges() throws Exception {
        Pair reader = made("dashboards", "QcloudGSEReadOnlyAccess");

        assertThat(client(reader).ListFleets(new ListFleetsRequest()).getFleetIds())
                .contains(fleet);
        assertThatThrownBy(() -> client(reader).CopyFleet(copy()))
                .satisfies(problem -> assertThat(code(problem)).isEqualTo("UnauthorizedOperation"))
                .hasMessageContaining("gse:CopyFleet on *")
                .hasMessageContaining("dashboards");
    }

    @Test
    void whoHasNoPolicyMayDoNothing() throws Exception {
        Pair nobody = made("nobody");

        refused("UnauthorizedOperation", () -> client(nobody).ListFleets(new ListFleetsRequest()));
    }

    @Test
    void aRotatedSecretIsTakenForAWhileAndThenNot() throws Exception {
        Pair first = made("rotating", "QcloudGSEReadOnlyAccess");

        Pair second = pair(gse("credential", "rotate", "rotating", "--json"));
        assertThat(second.key).isNotEqualTo(first.key);
        lists(first);
        lists(second);

        Pair third = pair(gse("credential", "rotate", "rotating", "--keep", "0", "--json"));
        refused("AuthFailure.SignatureFailure", () -> lists(first));
        refused("AuthFailure.SignatureFailure", () -> lists(second));
        lists(third);
    }

    @Test
    void aDisabledCredentialSignsNoMoreUntilItIsEnabled() throws Exception {
        Pair pair = made("switched", "QcloudGSEReadOnlyAccess");
        lists(pair);

        assertThat(gse("credential", "disable", "switched")).contains("may not sign any more");
        refused("AuthFailure.SecretIdNotFound", () -> lists(pair));
        gse("credential", "enable", "switched");
        lists(pair);
        gse("credential", "delete", "switched");
        refused("AuthFailure.SecretIdNotFound", () -> lists(pair));
    }

    @Test
    void aStatementThatDeniesWinsOnTheFleetItNames() throws Exception {
        Pair deployer = made("deployer", "QcloudGSEFullAccess");
        Path document = data.resolve("not-the-demo.json");
        Files.writeString(document, """
                {"version": "2.0", "statement": [{"effect": "deny", "action": "gse:Update*",
                 "resource": "qcs::gse::uin/100000000001:fleet/%s"}]}
                """.formatted(fleet));
        gse("policy", "create", "not-the-demo", "-f", document.toString());

        client(deployer).UpdateFleetName(renamed(fleet));
        assertThat(gse("policy", "test", "gse:UpdateFleetName", "fleet/" + fleet, "--credential", "deployer"))
                .startsWith("allowed: allowed by statement 1 of policy QcloudGSEFullAccess");
        gse("policy", "attach", "not-the-demo", "deployer");

        assertThat(gse("policy", "test", "gse:UpdateFleetName", "fleet/" + fleet, "--credential", "deployer"))
                .startsWith("refused: denied by statement 1 of policy not-the-demo");
        refused("UnauthorizedOperation", () -> client(deployer).UpdateFleetName(renamed(fleet)));
        refused("ResourceNotFound", () -> client(deployer).UpdateFleetName(renamed("fleet-other")));
        DescribeFleetAttributesRequest look = new DescribeFleetAttributesRequest();
        look.setFleetIds(new String[] {fleet});
        assertThat(client(deployer)
                        .DescribeFleetAttributes(look)
                        .getFleetAttributes()[0]
                        .getName())
                .isEqualTo("demo");
        gse("policy", "detach", "not-the-demo", "deployer");
        client(deployer).UpdateFleetName(renamed(fleet));
    }

    @Test
    void whoDidWhatIsFoundAfterwards() throws Exception {
        Pair pair = made("watched", "QcloudGSEFullAccess");
        client(pair).UpdateFleetName(renamed(fleet));
        refused("UnauthorizedOperation", () -> asOperator(pair));

        JsonNode calls = JSON.readTree(gse("audit", "--credential", "watched", "--since", "1h", "--json"))
                .path("Calls");
        assertThat(calls).hasSize(2);
        assertThat(calls.get(0).path("ActionName").asText()).isEqualTo("OpengseListHosts");
        assertThat(calls.get(0).path("Code").asText()).isEqualTo("UnauthorizedOperation");
        assertThat(calls.get(1).path("Resources").asText()).contains(fleet);
        assertThat(calls.get(1).path("SourceAddress").asText()).isEqualTo("127.0.0.1");
        assertThat(gse("audit", "--action", "UpdateFleetName"))
                .contains(pair.id)
                .contains("UpdateFleetName");
    }

    @Test
    void whatThereIsIsListed() throws Exception {
        Pair pair = made("listed", "QcloudGSEReadOnlyAccess", "OpengseOperatorReadOnlyAccess");

        assertThat(gse("credential", "list"))
                .contains("root", "ROOT", pair.id, "QcloudGSEReadOnlyAccess, OpengseOperatorReadOnlyAccess")
                .doesNotContain(pair.key);
        assertThat(gse("credential", "show", "listed")).contains(pair.id).doesNotContain(pair.key);
        assertThat(gse("policy", "list")).contains("QcloudGSEFullAccess").contains("PRESET");
        assertThat(gse("policy", "show", "QcloudGSEReadOnlyAccess")).contains("\"gse:Describe*\"");
    }

    private CopyFleetRequest copy() {
        CopyFleetRequest request = new CopyFleetRequest();
        request.setFleetId(fleet);
        return request;
    }

    private static UpdateFleetNameRequest renamed(String fleet) {
        UpdateFleetNameRequest request = new UpdateFleetNameRequest();
        request.setFleetId(fleet);
        request.setName("demo");
        return request;
    }

    private void lists(Pair pair) throws TencentCloudSDKException {
        client(pair).ListFleets(new ListFleetsRequest());
    }

    private void asOperator(Pair pair) throws TencentCloudSDKException {
        client(pair).call("OpengseListHosts", "{}");
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(TencentCloudSDKException.class)
                .satisfies(problem -> assertThat(code(problem)).isEqualTo(code));
    }

    private static String code(Throwable problem) {
        return ((TencentCloudSDKException) problem).getErrorCode();
    }

    private Pair made(String name, String... policies) throws Exception {
        List<String> words = new ArrayList<>(List.of("credential", "create", name, "--json"));
        Arrays.stream(policies).forEach(policy -> words.addAll(List.of("--policy", policy)));
        return pair(gse(words.toArray(String[]::new)));
    }

    private static Pair pair(String json) throws Exception {
        JsonNode pair = JSON.readTree(json);
        return new Pair(pair.path("SecretId").asText(), pair.path("SecretKey").asText());
    }

    /** What the command prints; it must succeed. */
    private String gse(String... words) {
        Screen screen = new Screen();
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--data", data.toString()));
        assertThat(RunningCommand.run(screen, all.toArray(String[]::new)))
                .as(screen.err())
                .isZero();
        return screen.out();
    }

    private GseClient client(Pair pair) {
        HttpProfile http = new HttpProfile();
        http.setEndpoint(up.endpoints().api());
        http.setProtocol(HttpProfile.REQ_HTTP);
        ClientProfile profile = new ClientProfile();
        profile.setHttpProfile(http);
        return new GseClient(new Credential(pair.id, pair.key), "ap-shanghai", profile);
    }
}
