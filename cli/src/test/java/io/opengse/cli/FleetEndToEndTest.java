package io.opengse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import com.tencentcloudapi.common.profile.ClientProfile;
import com.tencentcloudapi.common.profile.HttpProfile;
import com.tencentcloudapi.gse.v20191112.GseClient;
import com.tencentcloudapi.gse.v20191112.models.Alias;
import com.tencentcloudapi.gse.v20191112.models.CopyFleetRequest;
import com.tencentcloudapi.gse.v20191112.models.CreateAliasRequest;
import com.tencentcloudapi.gse.v20191112.models.CreateGameServerSessionRequest;
import com.tencentcloudapi.gse.v20191112.models.DeleteAliasRequest;
import com.tencentcloudapi.gse.v20191112.models.DeleteFleetRequest;
import com.tencentcloudapi.gse.v20191112.models.DescribeFleetAttributesRequest;
import com.tencentcloudapi.gse.v20191112.models.DescribeGameServerSessionsRequest;
import com.tencentcloudapi.gse.v20191112.models.DescribeInstancesExtendRequest;
import com.tencentcloudapi.gse.v20191112.models.FleetAttributes;
import com.tencentcloudapi.gse.v20191112.models.GameServerSession;
import com.tencentcloudapi.gse.v20191112.models.InboundPermissionAuthorization;
import com.tencentcloudapi.gse.v20191112.models.ListFleetsRequest;
import com.tencentcloudapi.gse.v20191112.models.ResolveAliasRequest;
import com.tencentcloudapi.gse.v20191112.models.RoutingStrategy;
import com.tencentcloudapi.gse.v20191112.models.SetServerWeightRequest;
import com.tencentcloudapi.gse.v20191112.models.UpdateAliasRequest;
import com.tencentcloudapi.gse.v20191112.models.UpdateFleetAttributesRequest;
import com.tencentcloudapi.gse.v20191112.models.UpdateFleetPortSettingsRequest;
import io.opengse.cli.console.Screen;
import io.opengse.cli.place.Credentials;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A fleet updated without downtime, by the official client: real processes, a copy, an alias that switches, a drain. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FleetEndToEndTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String APPLIED = """
            Name: applied
            Description: duels
            Directory: .
            InboundPermissions:
              - {FromPort: 1025, ToPort: 60000, Protocol: TCP, IpRange: 0.0.0.0/0}
            RuntimeConfiguration:
              ServerProcesses:
                - {LaunchPath: start.sh, ConcurrentExecutions: 1}
            Alias: lobby
            """;

    private Path data;
    private RunningCommand up;
    private GseClient client;
    private String blue;

    @BeforeAll
    void upWithTheDemoFleet(@TempDir Path folder) throws Exception {
        data = folder;
        up = RunningCommand.start(
                data, "up", "--data", data.toString(), "--api", "127.0.0.1:0", "--sdk", "127.0.0.1:0");
        up.awaitOutput("3 processes of fleet \"demo\" ready");
        client = client();
        blue = client.ListFleets(new ListFleetsRequest()).getFleetIds()[0];
    }

    @AfterAll
    void stop() {
        up.stop();
    }

    @Test
    void aFleetIsReplacedWhileItsSessionsGoOn() throws Exception {
        String alias = aliasTo(blue).getAliasId();
        GameServerSession before = created(alias);
        assertThat(before.getFleetId()).isEqualTo(blue);

        String green = copied();
        await().atMost(PATIENCE).until(() -> status(green), "ACTIVE"::equals);
        lead(alias, green);
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(created(alias).getFleetId()).isEqualTo(green));

        assertThat(session(before).getStatus()).isEqualTo("ACTIVE");
        assertThat(resolved(alias)).isEqualTo(green);
        assertThatThrownBy(() -> delete(green))
                .isInstanceOfSatisfying(
                        TencentCloudSDKException.class,
                        refused -> assertThat(refused.getErrorCode()).isEqualTo("ResourceInUse"));
        settings(green);
        weight(green);

        DeleteAliasRequest forget = new DeleteAliasRequest();
        forget.setAliasId(alias);
        client.DeleteAlias(forget);
        delete(green);
        await().atMost(PATIENCE).until(() -> status(green), "TERMINATED"::equals);
        assertThat(status(blue)).isEqualTo("ACTIVE");
        assertThat(shown("fleet", "events", "demo")).contains("FLEET_CREATED");
    }

    @Test
    void aFileIsAppliedAgainAndAgain() throws Exception {
        Path file = data.resolve("demo").resolve("applied.yaml");
        Files.writeString(file, APPLIED);

        assertThat(applied(file)).contains("+ fleet \"applied\"", "+ alias \"lobby\"");
        assertThat(applied(file)).isEmpty();
        Files.writeString(file, APPLIED.replace("1025", "2025").replace("duels", "matches"));
        assertThat(applied(file))
                .contains("~ Description", "~ InboundPermissions")
                .doesNotContain("Runtime");

        assertThat(applied(file, "--new-version")).contains("+ fleet \"applied\"", "~ alias \"lobby\"");
        String old = Arrays.stream(client.ListFleets(new ListFleetsRequest()).getFleetIds())
                .filter(id -> named(id, "applied"))
                .findFirst()
                .orElseThrow();
        shown("fleet", "delete", old, "--wait");
        assertThat(status(old)).isEqualTo("TERMINATED");
        String young = shown("alias", "resolve", "lobby").strip();
        assertThat(young).isNotEqualTo(old);
        shown("fleet", "drain", young);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(shown("instance", "list", "--fleet", young)).doesNotContain("ins-"));
        assertThat(status(young)).isEqualTo("ACTIVE");
    }

    private String applied(Path file, String... more) {
        String[] command = Arrays.copyOf(new String[] {"fleet", "apply", "--file", file.toString()}, 4 + more.length);
        System.arraycopy(more, 0, command, 4, more.length);
        return shown(command);
    }

    private boolean named(String fleet, String name) {
        try {
            return attributes(fleet).getName().equals(name);
        } catch (TencentCloudSDKException refused) {
            throw new AssertionError(refused);
        }
    }

    private void settings(String fleet) throws TencentCloudSDKException {
        UpdateFleetAttributesRequest update = new UpdateFleetAttributesRequest();
        update.setFleetId(fleet);
        update.setName("green");
        update.setNewGameSessionProtectionPolicy("NoProtection");
        client.UpdateFleetAttributes(update);
        UpdateFleetPortSettingsRequest ports = new UpdateFleetPortSettingsRequest();
        ports.setFleetId(fleet);
        InboundPermissionAuthorization opened = new InboundPermissionAuthorization();
        opened.setFromPort(1025L);
        opened.setToPort(60000L);
        opened.setProtocol("TCP");
        opened.setIpRange("0.0.0.0/0");
        ports.setInboundPermissionAuthorizations(new InboundPermissionAuthorization[] {opened});
        client.UpdateFleetPortSettings(ports);

        assertThat(attributes(fleet).getName()).isEqualTo("green");
        assertThat(shown("fleet", "show", "green")).contains("1025-60000/TCP").contains("ALIAS");
    }

    private void weight(String fleet) throws TencentCloudSDKException {
        DescribeInstancesExtendRequest list = new DescribeInstancesExtendRequest();
        list.setFleetId(fleet);
        list.setOffset(0L);
        list.setLimit(10L);
        await().atMost(PATIENCE)
                .until(() -> client.DescribeInstancesExtend(list).getInstances()[0].getState(), "Active"::equals);
        var instance = client.DescribeInstancesExtend(list).getInstances()[0];
        SetServerWeightRequest request = new SetServerWeightRequest();
        request.setFleetId(fleet);
        request.setInstanceId(instance.getInstance().getInstanceId());
        request.setWeight(3L);
        client.SetServerWeight(request);
        assertThat(client.DescribeInstancesExtend(list)
                        .getInstances()[0]
                        .getInstance()
                        .getWeight())
                .isEqualTo(3L);
    }

    private Alias aliasTo(String fleet) throws TencentCloudSDKException {
        CreateAliasRequest request = new CreateAliasRequest();
        request.setName("public");
        request.setRoutingStrategy(to(fleet));
        return client.CreateAlias(request).getAlias();
    }

    private void lead(String alias, String fleet) throws TencentCloudSDKException {
        UpdateAliasRequest request = new UpdateAliasRequest();
        request.setAliasId(alias);
        request.setRoutingStrategy(to(fleet));
        client.UpdateAlias(request);
    }

    private static RoutingStrategy to(String fleet) {
        RoutingStrategy routing = new RoutingStrategy();
        routing.setType("SIMPLE");
        routing.setFleetId(fleet);
        return routing;
    }

    private String resolved(String alias) throws TencentCloudSDKException {
        ResolveAliasRequest request = new ResolveAliasRequest();
        request.setAliasId(alias);
        return client.ResolveAlias(request).getFleetId();
    }

    private String copied() throws TencentCloudSDKException {
        CopyFleetRequest request = new CopyFleetRequest();
        request.setFleetId(blue);
        request.setCopyNumber(1L);
        request.setName("copy");
        return client.CopyFleet(request).getFleetAttributes()[0].getFleetId();
    }

    private void delete(String fleet) throws TencentCloudSDKException {
        DeleteFleetRequest request = new DeleteFleetRequest();
        request.setFleetId(fleet);
        client.DeleteFleet(request);
    }

    private GameServerSession created(String alias) throws TencentCloudSDKException {
        CreateGameServerSessionRequest request = new CreateGameServerSessionRequest();
        request.setAliasId(alias);
        request.setMaximumPlayerSessionCount(2L);
        return client.CreateGameServerSession(request).getGameServerSession();
    }

    private GameServerSession session(GameServerSession one) throws TencentCloudSDKException {
        DescribeGameServerSessionsRequest request = new DescribeGameServerSessionsRequest();
        request.setGameServerSessionId(one.getGameServerSessionId());
        return client.DescribeGameServerSessions(request).getGameServerSessions()[0];
    }

    private String status(String fleet) throws TencentCloudSDKException {
        return attributes(fleet).getStatus();
    }

    private FleetAttributes attributes(String fleet) throws TencentCloudSDKException {
        DescribeFleetAttributesRequest request = new DescribeFleetAttributesRequest();
        request.setFleetIds(new String[] {fleet});
        return client.DescribeFleetAttributes(request).getFleetAttributes()[0];
    }

    private String shown(String... command) {
        Screen screen = new Screen();
        String[] all = Arrays.copyOf(command, command.length + 2);
        all[command.length] = "--data";
        all[command.length + 1] = data.toString();
        assertThat(RunningCommand.run(screen, all)).as(screen.err()).isZero();
        return screen.out();
    }

    private GseClient client() {
        Credentials credentials = up.directory().credentials().orElseThrow();
        HttpProfile http = new HttpProfile();
        http.setEndpoint(up.endpoints().api());
        http.setProtocol(HttpProfile.REQ_HTTP);
        ClientProfile profile = new ClientProfile();
        profile.setHttpProfile(http);
        return new GseClient(new Credential(credentials.secretId(), credentials.secretKey()), "ap-shanghai", profile);
    }
}
