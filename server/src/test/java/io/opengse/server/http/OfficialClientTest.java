package io.opengse.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import com.tencentcloudapi.common.profile.ClientProfile;
import com.tencentcloudapi.common.profile.HttpProfile;
import com.tencentcloudapi.gse.v20191112.GseClient;
import com.tencentcloudapi.gse.v20191112.models.CreateGameServerSessionRequest;
import com.tencentcloudapi.gse.v20191112.models.DescribeGameServerSessionsRequest;
import com.tencentcloudapi.gse.v20191112.models.GameProperty;
import com.tencentcloudapi.gse.v20191112.models.GameServerSession;
import com.tencentcloudapi.gse.v20191112.models.JoinGameServerSessionBatchRequest;
import com.tencentcloudapi.gse.v20191112.models.JoinGameServerSessionRequest;
import com.tencentcloudapi.gse.v20191112.models.PlayerDataMap;
import com.tencentcloudapi.gse.v20191112.models.PlayerSession;
import com.tencentcloudapi.gse.v20191112.models.SearchGameServerSessionsRequest;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.Protection;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The official Java client, over HTTP, in every way it can sign and send. */
class OfficialClientTest {
    @TempDir
    private Path folder;

    private ServedEngine server;
    private FakeHost host;
    private Fleet fleet;

    @BeforeEach
    void start() {
        server = new ServedEngine(folder);
        host = new FakeHost(server.engine);
        fleet = host.fleet("demo", Protection.NONE, 3);
        host.ready(fleet.id());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    static Stream<Arguments> waysToCall() {
        return Stream.of(ClientProfile.SIGN_TC3_256, ClientProfile.SIGN_SHA256, ClientProfile.SIGN_SHA1)
                .flatMap(signature -> Stream.of(
                        Arguments.of(signature, HttpProfile.REQ_POST), Arguments.of(signature, HttpProfile.REQ_GET)));
    }

    @ParameterizedTest
    @MethodSource("waysToCall")
    void aSessionIsCreatedJoinedAndFound(String signature, String method) throws TencentCloudSDKException {
        GseClient client = client(signature, method);
        GameServerSession session = client.CreateGameServerSession(request()).getGameServerSession();
        host.activate(session.getGameServerSessionId());

        JoinGameServerSessionRequest join = new JoinGameServerSessionRequest();
        join.setGameServerSessionId(session.getGameServerSessionId());
        join.setPlayerId("player 1");
        join.setPlayerData("a&b=c+d/ e");
        PlayerSession player = client.JoinGameServerSession(join).getPlayerSession();
        JoinGameServerSessionBatchRequest batch = new JoinGameServerSessionBatchRequest();
        batch.setGameServerSessionId(session.getGameServerSessionId());
        batch.setPlayerIds(new String[] {"p2", "p3"});
        PlayerDataMap dataMap = new PlayerDataMap();
        dataMap.setKey("p3");
        dataMap.setValue("third");
        batch.setPlayerDataMap(dataMap);
        PlayerSession[] players = client.JoinGameServerSessionBatch(batch).getPlayerSessions();
        SearchGameServerSessionsRequest search = new SearchGameServerSessionsRequest();
        search.setFleetId(fleet.id().value());
        search.setFilterExpression("gameServerSessionProperties.mode='a&b=c+d/ e' AND playerSessionCount>=3");
        search.setSortExpression("creationTimeMillis ASC");

        assertThat(session.getStatus()).isEqualTo("ACTIVATING");
        assertThat(session.getIpAddress()).isEqualTo("127.0.0.1");
        assertThat(session.getPort()).isEqualTo(7000L);
        assertThat(session.getGameProperties()[0].getValue()).isEqualTo("a&b=c+d/ e");
        assertThat(player.getStatus()).isEqualTo("RESERVED");
        assertThat(player.getPlayerData()).isEqualTo("a&b=c+d/ e");
        assertThat(players).extracting(PlayerSession::getPlayerId).containsExactly("p2", "p3");
        assertThat(players).extracting(PlayerSession::getPlayerData).containsExactly("", "third");
        assertThat(client.SearchGameServerSessions(search).getGameServerSessions())
                .extracting(GameServerSession::getCurrentPlayerSessionCount)
                .containsExactly(3L);
    }

    @ParameterizedTest
    @MethodSource("waysToCall")
    void aWrongKeyIsRefusedWithItsCode(String signature, String method) {
        GseClient client = client(signature, method, new Credential(ServedEngine.SECRET_ID, "wrong"));

        assertThatThrownBy(() -> client.CreateGameServerSession(request()))
                .isInstanceOfSatisfying(TencentCloudSDKException.class, refused -> {
                    assertThat(refused.getErrorCode()).isEqualTo("AuthFailure.SignatureFailure");
                    assertThat(refused.getRequestId()).matches("[0-9a-f-]{36}");
                });
    }

    @Test
    void anUnknownIdIsRefusedWithItsCode() {
        GseClient client =
                client(ClientProfile.SIGN_TC3_256, HttpProfile.REQ_POST, new Credential("AKIDnobody", "secret"));

        assertThatThrownBy(() -> client.CreateGameServerSession(request()))
                .isInstanceOfSatisfying(
                        TencentCloudSDKException.class,
                        refused -> assertThat(refused.getErrorCode()).isEqualTo("AuthFailure.SecretIdNotFound"));
    }

    @Test
    void anUnsignedPayloadIsRefused() {
        ClientProfile profile = profile(ClientProfile.SIGN_TC3_256, HttpProfile.REQ_POST);
        profile.setUnsignedPayload(true);
        GseClient client =
                new GseClient(new Credential(ServedEngine.SECRET_ID, ServedEngine.SECRET_KEY), "local", profile);

        assertThatThrownBy(() -> client.DescribeGameServerSessions(new DescribeGameServerSessionsRequest()))
                .hasMessageContaining("UNSIGNED-PAYLOAD");
    }

    @Test
    void aSessionTokenOfTheClientIsNotLookedAt() throws TencentCloudSDKException {
        GseClient client = client(
                ClientProfile.SIGN_TC3_256,
                HttpProfile.REQ_POST,
                new Credential(ServedEngine.SECRET_ID, ServedEngine.SECRET_KEY, "some-token"));

        assertThat(client.CreateGameServerSession(request())
                        .getGameServerSession()
                        .getStatus())
                .isEqualTo("ACTIVATING");
    }

    private CreateGameServerSessionRequest request() {
        CreateGameServerSessionRequest request = new CreateGameServerSessionRequest();
        request.setFleetId(fleet.id().value());
        request.setMaximumPlayerSessionCount(10L);
        request.setName("room 1");
        GameProperty property = new GameProperty();
        property.setKey("mode");
        property.setValue("a&b=c+d/ e");
        request.setGameProperties(new GameProperty[] {property});
        return request;
    }

    private GseClient client(String signature, String method) {
        return client(signature, method, new Credential(ServedEngine.SECRET_ID, ServedEngine.SECRET_KEY));
    }

    private GseClient client(String signature, String method, Credential credential) {
        return new GseClient(credential, "local", profile(signature, method));
    }

    private ClientProfile profile(String signature, String method) {
        HttpProfile http = new HttpProfile();
        http.setProtocol(HttpProfile.REQ_HTTP);
        http.setEndpoint(server.endpoint());
        http.setReqMethod(method);
        return new ClientProfile(signature, http);
    }
}
