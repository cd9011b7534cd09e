package io.opengse.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Credentials, policies, limits and the audit log, as callers meet them. */
class AccessCallsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private ServedEngine served;

    @BeforeEach
    void start() {
        served = new ServedEngine(folder);
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void aNewCredentialMayDoNothingUntilItHasAPolicy() throws Exception {
        Pair pair = made("reader");

        JsonNode refused = pair.call("ListFleets", "{}");
        assertThat(refused.at("/Error/Code").asText()).isEqualTo("UnauthorizedOperation");
        assertThat(refused.at("/Error/Message").asText())
                .contains(pair.id, "\"reader\"", "gse:ListFleets", "it has no policy", "gse policy attach");

        attach(pair, "QcloudGSEReadOnlyAccess");
        assertThat(pair.code("ListFleets", "{}")).isEqualTo("OK");
        assertThat(pair.code("DeleteFleet", "{\"FleetId\": \"fleet-1\"}")).isEqualTo("UnauthorizedOperation");
        assertThat(pair.code("OpengseListHosts", "{}")).isEqualTo("UnauthorizedOperation");
    }

    @Test
    void aStatementThatDeniesWinsOnItsFleet() throws Exception {
        Pair pair = made("deployer");
        attach(pair, "QcloudGSEFullAccess");
        policy("not-the-live-one", """
                {"version": "2.0", "statement": [{"effect": "deny", "action": "gse:*",
                 "resource": "qcs::gse:local:uin/100000000001:fleet/fleet-live"}]}
                """);
        attach(pair, "not-the-live-one");

        JsonNode refused = pair.call("DeleteFleet", "{\"FleetId\": \"fleet-live\"}");
        assertThat(refused.at("/Error/Code").asText()).isEqualTo("UnauthorizedOperation");
        assertThat(refused.at("/Error/Message").asText())
                .contains(
                        "qcs::gse:local:uin/100000000001:fleet/fleet-live",
                        "statement 1 of policy not-the-live-one denies it");
        assertThat(pair.code("DeleteFleet", "{\"FleetId\": \"fleet-other\"}")).isEqualTo("ResourceNotFound");
        assertThat(pair.code("DeleteFleet", "{}")).isEqualTo("MissingParameter");
    }

    @Test
    void whatIsAllowedOnOneThingIsNotAllowedOnNone() throws Exception {
        Pair pair = made("one-alias");
        policy("one-alias", """
                {"version": "2.0", "statement": [{"effect": "allow", "action": "gse:*",
                 "resource": "qcs::gse:::alias/alias-1"}]}
                """);
        attach(pair, "one-alias");

        assertThat(pair.code("DescribeAlias", "{\"AliasId\": \"alias-1\"}")).isEqualTo("ResourceNotFound");
        assertThat(pair.code("DescribeAlias", "{\"AliasId\": \"alias-2\"}")).isEqualTo("UnauthorizedOperation");
        assertThat(pair.code("DescribeAlias", "{\"AliasId\": [\"alias-1\"]}")).isEqualTo("UnauthorizedOperation");
        assertThat(pair.code("DescribeAlias", "{}")).isEqualTo("UnauthorizedOperation");
        assertThat(pair.code("ListAliases", "{}")).isEqualTo("UnauthorizedOperation");
    }

    @Test
    void aRotatedCredentialSignsWithBothSecretsForAWhile() throws Exception {
        Pair first = made("a");
        attach(first, "QcloudGSEReadOnlyAccess");

        Pair second = pair(served.call("OpengseRotateCredential", "{\"SecretId\": \"" + first.id + "\"}"));
        assertThat(second.id).isEqualTo(first.id);
        assertThat(first.code("ListFleets", "{}")).isEqualTo("OK");
        assertThat(second.code("ListFleets", "{}")).isEqualTo("OK");

        Pair third = pair(served.call(
                "OpengseRotateCredential", "{\"SecretId\": \"" + first.id + "\", \"KeepFormerSeconds\": 0}"));
        assertThat(first.code("ListFleets", "{}")).isEqualTo("AuthFailure.SignatureFailure");
        assertThat(second.code("ListFleets", "{}")).isEqualTo("AuthFailure.SignatureFailure");
        assertThat(third.code("ListFleets", "{}")).isEqualTo("OK");
    }

    @Test
    void aDisabledOrDeletedCredentialIsAsUnknownAsOneThatNeverWas() throws Exception {
        Pair pair = made("a");
        attach(pair, "QcloudGSEReadOnlyAccess");
        String it = "{\"SecretId\": \"" + pair.id + "\"}";

        assertThat(served.call("OpengseDisableCredential", it)
                        .at("/Credential/Status")
                        .asText())
                .isEqualTo("DISABLED");
        assertThat(pair.code("ListFleets", "{}")).isEqualTo("AuthFailure.SecretIdNotFound");
        assertThat(served.codeOf("OpengseEnableCredential", it)).isEqualTo("OK");
        assertThat(pair.code("ListFleets", "{}")).isEqualTo("OK");
        assertThat(served.codeOf("OpengseDeleteCredential", it)).isEqualTo("OK");
        assertThat(pair.code("ListFleets", "{}")).isEqualTo("AuthFailure.SecretIdNotFound");
        assertThat(served.codeOf("OpengseDescribeCredential", it)).isEqualTo("ResourceNotFound");
    }

    @Test
    void aSecretIsShownOnceOnly() throws Exception {
        Pair pair = made("a");

        for (String action : List.of("OpengseListCredentials", "OpengseDescribeCredential")) {
            String body = action.contains("List") ? "{}" : "{\"SecretId\": \"" + pair.id + "\"}";
            assertThat(served.call(action, body).toString())
                    .contains(pair.id)
                    .doesNotContain(pair.key)
                    .doesNotContain(ServedEngine.SECRET_KEY + "\"");
        }
    }

    @Test
    void everyCallIsTakenDownWithoutWhatWasSent() throws Exception {
        Pair pair = made("a");
        pair.call("DeleteFleet", "{\"FleetId\": \"fleet-1\"}");
        new Pair(pair.id, "wrong").call("ListFleets", "{}");
        served.codeOf("CreateAlias", """
                {"Name": "x", "RoutingStrategy": {"Type": "TERMINAL", "Message": "words nobody needs later"}}
                """);

        JsonNode all = served.call("OpengseListAudit", "{}").path("Calls");
        assertThat(all).hasSize(4);
        assertThat(line(all.get(0))).startsWith("AKIDtest CreateAlias x alias-").endsWith(" 127.0.0.1 OK");
        assertThat(line(all.get(1))).isEqualTo(pair.id + " unknown  127.0.0.1 AuthFailure.SignatureFailure");
        assertThat(line(all.get(2))).isEqualTo(pair.id + " DeleteFleet fleet-1 127.0.0.1 UnauthorizedOperation");
        assertThat(line(all.get(3))).startsWith("AKIDtest OpengseCreateCredential a " + pair.id);
        assertThat(all.toString()).doesNotContain(pair.key).doesNotContain("words nobody needs");

        assertThat(served.call("OpengseListAudit", "{\"SecretId\": \"" + pair.id + "\"}")
                        .path("Calls"))
                .hasSize(2);
        assertThat(served.call("OpengseListAudit", "{\"ActionName\": \"DeleteFleet\"}")
                        .path("Calls"))
                .hasSize(1);
        String next = "{\"Limit\": 2, \"BeforeNumber\": " + all.get(2).path("Number") + "}";
        assertThat(served.call("OpengseListAudit", next).path("Calls")).hasSize(1);
    }

    @Test
    void aPolicyThatCannotBeUsedIsRefusedWithThePlace() throws Exception {
        JsonNode refused = served.call("OpengseCreatePolicy", parameters("bad", """
                {"version": "2.0", "statement": [{"effect": "allow", "action": "gse:*", "resource": "fleet-1"}]}
                """));

        assertThat(refused.at("/Error/Code").asText()).isEqualTo("InvalidParameterValue");
        assertThat(refused.at("/Error/Message").asText()).contains("statement[0].resource", "qcs::gse:REGION");
    }

    @Test
    void aPolicyInUseIsNotDeletedAndAPresetIsNotChanged() throws Exception {
        Pair pair = made("a");
        policy("mine", PolicyText.ALLOW_ALL);
        attach(pair, "mine");

        assertThat(served.codeOf("OpengseDeletePolicy", "{\"PolicyName\": \"mine\"}"))
                .isEqualTo("ResourceInUse");
        assertThat(served.codeOf("OpengseCreatePolicy", parameters("mine", PolicyText.ALLOW_ALL)))
                .isEqualTo("InvalidParameterValue");
        assertThat(served.codeOf("OpengseCreatePolicy", parameters("QcloudGSEFullAccess", PolicyText.ALLOW_ALL)))
                .isEqualTo("InvalidParameterValue");
        served.call("OpengseDetachPolicy", "{\"PolicyName\": \"mine\", \"SecretId\": \"" + pair.id + "\"}");
        assertThat(served.codeOf("OpengseDeletePolicy", "{\"PolicyName\": \"mine\"}"))
                .isEqualTo("OK");
    }

    @Test
    void aPolicyCanBeTestedBeforeItIsNeeded() throws Exception {
        Pair pair = made("a");
        attach(pair, "QcloudGSEReadOnlyAccess");

        JsonNode no = tested(pair, "gse:DeleteFleet", "fleet/fleet-1");
        assertThat(no.path("Allowed").asBoolean()).isFalse();
        assertThat(no.path("Reason").asText()).contains("no statement allows gse:DeleteFleet", "fleet/fleet-1");
        JsonNode yes = tested(pair, "DescribeAlias", "qcs::gse:local:uin/100000000001:alias/x");
        assertThat(yes.path("Allowed").asBoolean()).isTrue();
        assertThat(yes.path("Reason").asText()).contains("statement 1 of policy QcloudGSEReadOnlyAccess");
    }

    private JsonNode tested(Pair pair, String action, String resource) throws Exception {
        ObjectNode question = JSON.createObjectNode()
                .put("SecretId", pair.id)
                .put("ActionName", action)
                .put("Resource", resource);
        return served.call("OpengseTestPolicy", question.toString());
    }

    private static String line(JsonNode call) {
        return String.join(
                " ",
                call.path("SecretId").asText(),
                call.path("ActionName").asText(),
                call.path("Resources").asText(),
                call.path("SourceAddress").asText(),
                call.path("Code").asText());
    }

    private void policy(String name, String document) throws Exception {
        assertThat(served.codeOf("OpengseCreatePolicy", parameters(name, document)))
                .isEqualTo("OK");
    }

    private static String parameters(String name, String document) {
        return JSON.createObjectNode()
                .put("PolicyName", name)
                .put("PolicyDocument", document)
                .toString();
    }

    private void attach(Pair pair, String policy) throws Exception {
        String body = "{\"PolicyName\": \"" + policy + "\", \"SecretId\": \"" + pair.id + "\"}";
        assertThat(served.codeOf("OpengseAttachPolicy", body)).isEqualTo("OK");
    }

    private Pair made(String name) throws Exception {
        return pair(served.call("OpengseCreateCredential", "{\"Name\": \"" + name + "\"}"));
    }

    private Pair pair(JsonNode answer) {
        return new Pair(
                answer.path("SecretId").asText(), answer.path("SecretKey").asText());
    }

    private static final class PolicyText {
        static final String ALLOW_ALL =
                "{\"version\": \"2.0\", \"statement\": [{\"effect\": \"allow\", \"action\": \"*\", \"resource\": \"*\"}]}";
    }

    /** A credential that calls. */
    private final class Pair {
        private final String id;
        private final String key;

        Pair(String id, String key) {
            this.id = id;
            this.key = key;
        }

        JsonNode call(String action, String body) throws IOException, InterruptedException {
            return served.callAs(id, key, action, body);
        }

        String code(String action, String body) throws IOException, InterruptedException {
            return call(action, body).at("/Error/Code").asText("OK");
        }
    }
}
