package io.opengse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import com.tencentcloudapi.common.profile.ClientProfile;
import com.tencentcloudapi.common.profile.HttpProfile;
import com.tencentcloudapi.gse.v20191112.GseClient;
import com.tencentcloudapi.gse.v20191112.models.CopyFleetRequest;
import com.tencentcloudapi.gse.v20191112.models.CreateGameServerSessionRequest;
import com.tencentcloudapi.gse.v20191112.models.DescribeFleetAttributesRequest;
import com.tencentcloudapi.gse.v20191112.models.DescribeGameServerSessionsRequest;
import com.tencentcloudapi.gse.v20191112.models.DescribeInstancesExtendRequest;
import com.tencentcloudapi.gse.v20191112.models.FleetAttributes;
import com.tencentcloudapi.gse.v20191112.models.GameServerSession;
import com.tencentcloudapi.gse.v20191112.models.InstanceExtend;
import com.tencentcloudapi.gse.v20191112.models.JoinGameServerSessionRequest;
import com.tencentcloudapi.gse.v20191112.models.ListFleetsRequest;
import com.tencentcloudapi.gse.v20191112.models.PlayerSession;
import com.tencentcloudapi.gse.v20191112.models.RuntimeConfiguration;
import com.tencentcloudapi.gse.v20191112.models.ServerProcesse;
import com.tencentcloudapi.gse.v20191112.models.UpdateFleetAttributesRequest;
import io.opengse.cli.console.Screen;
import io.opengse.cli.place.Credentials;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Somebody who runs fleets on a `gse up`: by the official client, and by the command. For end-to-end tests. */
final class Operator {
    static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path data;
    private final GseClient client;

    Operator(RunningCommand up, Path data) {
        this.data = data;
        Credentials credentials = up.directory().credentials().orElseThrow();
        HttpProfile http = new HttpProfile();
        http.setEndpoint(up.endpoints().api());
        http.setProtocol(HttpProfile.REQ_HTTP);
        ClientProfile profile = new ClientProfile();
        profile.setHttpProfile(http);
        client = new GseClient(new Credential(credentials.secretId(), credentials.secretKey()), "ap-shanghai", profile);
    }

    GseClient client() {
        return client;
    }

    /** Runs the command, which must succeed; says what it printed. */
    String gse(String... command) {
        Screen screen = new Screen();
        String[] all = Arrays.copyOf(command, command.length + 2);
        all[command.length] = "--data";
        all[command.length + 1] = data.toString();
        assertThat(RunningCommand.run(screen, all)).as(screen.err()).isZero();
        return screen.out();
    }

    String theOnlyFleet() throws TencentCloudSDKException {
        return client.ListFleets(new ListFleetsRequest()).getFleetIds()[0];
    }

    /** A copy with this policy and so many processes per instance, once it is ACTIVE. */
    String copy(String fleet, String name, String policy, long processes) throws TencentCloudSDKException {
        CopyFleetRequest request = new CopyFleetRequest();
        request.setFleetId(fleet);
        request.setCopyNumber(1L);
        request.setName(name);
        ServerProcesse game = new ServerProcesse();
        game.setLaunchPath("start.sh");
        game.setConcurrentExecutions(processes);
        RuntimeConfiguration runtime = new RuntimeConfiguration();
        runtime.setServerProcesses(new ServerProcesse[] {game});
        request.setRuntimeConfiguration(runtime);
        String copy = client.CopyFleet(request).getFleetAttributes()[0].getFleetId();
        protect(copy, policy);
        await().atMost(PATIENCE).until(() -> status(copy), "ACTIVE"::equals);
        return copy;
    }

    void protect(String fleet, String policy) throws TencentCloudSDKException {
        UpdateFleetAttributesRequest request = new UpdateFleetAttributesRequest();
        request.setFleetId(fleet);
        request.setNewGameSessionProtectionPolicy(policy);
        request.setGameServerSessionProtectionTimeLimit(5L);
        client.UpdateFleetAttributes(request);
    }

    String status(String fleet) throws TencentCloudSDKException {
        return attributes(fleet).getStatus();
    }

    FleetAttributes attributes(String fleet) throws TencentCloudSDKException {
        DescribeFleetAttributesRequest request = new DescribeFleetAttributesRequest();
        request.setFleetIds(new String[] {fleet});
        return client.DescribeFleetAttributes(request).getFleetAttributes()[0];
    }

    List<InstanceExtend> instances(String fleet) throws TencentCloudSDKException {
        DescribeInstancesExtendRequest request = new DescribeInstancesExtendRequest();
        request.setFleetId(fleet);
        request.setOffset(0L);
        request.setLimit(10L);
        return Arrays.asList(client.DescribeInstancesExtend(request).getInstances());
    }

    /** A session, ACTIVE. */
    GameServerSession match(String fleet) throws TencentCloudSDKException {
        CreateGameServerSessionRequest request = new CreateGameServerSessionRequest();
        request.setFleetId(fleet);
        request.setMaximumPlayerSessionCount(2L);
        GameServerSession[] created = new GameServerSession[1];
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            created[0] = client.CreateGameServerSession(request).getGameServerSession();
            return true;
        });
        await().atMost(PATIENCE).until(() -> status(created[0]), "ACTIVE"::equals);
        return created[0];
    }

    String status(GameServerSession session) throws TencentCloudSDKException {
        DescribeGameServerSessionsRequest request = new DescribeGameServerSessionsRequest();
        request.setGameServerSessionId(session.getGameServerSessionId());
        return client.DescribeGameServerSessions(request)
                .getGameServerSessions()[0]
                .getStatus();
    }

    PlayerSession join(GameServerSession session, String player) throws TencentCloudSDKException {
        JoinGameServerSessionRequest request = new JoinGameServerSessionRequest();
        request.setGameServerSessionId(session.getGameServerSessionId());
        request.setPlayerId(player);
        return client.JoinGameServerSession(request).getPlayerSession();
    }
}
