package io.opengse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import com.tencentcloudapi.common.profile.ClientProfile;
import com.tencentcloudapi.common.profile.HttpProfile;
import com.tencentcloudapi.gse.v20191112.GseClient;
import com.tencentcloudapi.gse.v20191112.models.CreateGameServerSessionRequest;
import com.tencentcloudapi.gse.v20191112.models.DescribeGameServerSessionsRequest;
import com.tencentcloudapi.gse.v20191112.models.DescribeInstancesExtendRequest;
import com.tencentcloudapi.gse.v20191112.models.GameServerSession;
import com.tencentcloudapi.gse.v20191112.models.InstanceExtend;
import com.tencentcloudapi.gse.v20191112.models.ListFleetsRequest;
import com.tencentcloudapi.gse.v20191112.models.UpdateFleetCapacityRequest;
import io.opengse.cli.place.Credentials;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A fleet grows and shrinks on one machine, by the official client: real processes, and a match that goes on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScaleEndToEndTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private RunningCommand up;
    private GseClient client;
    private String fleet;

    @BeforeAll
    void upWithTheDemoFleet(@TempDir Path data) throws Exception {
        up = RunningCommand.start(
                data, "up", "--data", data.toString(), "--api", "127.0.0.1:0", "--sdk", "127.0.0.1:0");
        up.awaitOutput("3 processes of fleet \"demo\" ready");
        client = client();
        fleet = client.ListFleets(new ListFleetsRequest()).getFleetIds()[0];
    }

    @AfterAll
    void stop() {
        up.stop();
    }

    @Test
    void theIdleInstanceGoesAndTheMatchGoesOn() throws Exception {
        want(2);
        await().atMost(PATIENCE).until(() -> states().equals(List.of("Active 3", "Active 3")));
        GameServerSession match = created();
        await().atMost(PATIENCE).until(() -> status(match), "ACTIVE"::equals);

        want(1);

        await().atMost(PATIENCE).until(() -> states().equals(List.of("Active 3")));
        assertThat(instances().getFirst().getGameSessionCnt()).isEqualTo(1);
        assertThat(status(match)).isEqualTo("ACTIVE");
    }

    private void want(long desired) throws TencentCloudSDKException {
        UpdateFleetCapacityRequest request = new UpdateFleetCapacityRequest();
        request.setFleetId(fleet);
        request.setMaxSize(2L);
        request.setDesiredInstances(desired);
        client.UpdateFleetCapacity(request);
    }

    private List<String> states() throws TencentCloudSDKException {
        return instances().stream()
                .map(instance -> instance.getState() + " " + instance.getActiveProcessCnt())
                .toList();
    }

    private List<InstanceExtend> instances() throws TencentCloudSDKException {
        DescribeInstancesExtendRequest request = new DescribeInstancesExtendRequest();
        request.setFleetId(fleet);
        request.setOffset(0L);
        request.setLimit(10L);
        return Arrays.asList(client.DescribeInstancesExtend(request).getInstances());
    }

    private GameServerSession created() throws TencentCloudSDKException {
        CreateGameServerSessionRequest request = new CreateGameServerSessionRequest();
        request.setFleetId(fleet);
        request.setMaximumPlayerSessionCount(2L);
        return client.CreateGameServerSession(request).getGameServerSession();
    }

    private String status(GameServerSession session) throws TencentCloudSDKException {
        DescribeGameServerSessionsRequest request = new DescribeGameServerSessionsRequest();
        request.setGameServerSessionId(session.getGameServerSessionId());
        return client.DescribeGameServerSessions(request)
                .getGameServerSessions()[0]
                .getStatus();
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
