package io.opengse.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import io.opengse.protocol.gse.GameServerGrpcSdkServiceOuterClass;
import io.opengse.protocol.gse.GseGrpcSdkServiceOuterClass;
import io.opengse.protocol.gse.GseResponse;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Pins what unmodified games were compiled against: package, services, methods, names, numbers, types. */
class PublishedProtocolTest {
    private static final FileDescriptor CALLBACKS = GameServerGrpcSdkServiceOuterClass.getDescriptor();
    private static final FileDescriptor CALLS = GseGrpcSdkServiceOuterClass.getDescriptor();

    @Test
    void thePackageIsThePublishedOne() {
        assertThat(CALLBACKS.getPackage()).isEqualTo("tencentcloud.gse.grpcsdk");
        assertThat(CALLS.getPackage()).isEqualTo("tencentcloud.gse.grpcsdk");
    }

    @Test
    void theGameServesThreeUnaryCallbacks() {
        assertThat(methods(CALLBACKS.findServiceByName("GameServerGrpcSdkService")))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "OnHealthCheck", "HealthCheckRequest -> HealthCheckResponse",
                        "OnStartGameServerSession", "StartGameServerSessionRequest -> GseResponse",
                        "OnProcessTerminate", "ProcessTerminateRequest -> GseResponse"));
    }

    @Test
    void gseServesNineUnaryCalls() {
        assertThat(methods(CALLS.findServiceByName("GseGrpcSdkService")))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "ProcessReady", "ProcessReadyRequest -> GseResponse",
                        "ActivateGameServerSession", "ActivateGameServerSessionRequest -> GseResponse",
                        "AcceptPlayerSession", "AcceptPlayerSessionRequest -> GseResponse",
                        "RemovePlayerSession", "RemovePlayerSessionRequest -> GseResponse",
                        "DescribePlayerSessions", "DescribePlayerSessionsRequest -> DescribePlayerSessionsResponse",
                        "UpdatePlayerSessionCreationPolicy", "UpdatePlayerSessionCreationPolicyRequest -> GseResponse",
                        "TerminateGameServerSession", "TerminateGameServerSessionRequest -> GseResponse",
                        "ProcessEnding", "ProcessEndingRequest -> GseResponse",
                        "ReportCustomData", "ReportCustomDataRequest -> GseResponse"));
    }

    @Test
    void everyFieldHasItsPublishedNumberAndType() {
        Map<String, String> messages = new TreeMap<>();
        CALLBACKS.getMessageTypes().forEach(type -> messages.put(type.getName(), fields(type)));
        CALLS.getMessageTypes().forEach(type -> messages.put(type.getName(), fields(type)));

        Map<String, String> published = new TreeMap<>();
        published.put("HealthCheckRequest", "");
        published.put("HealthCheckResponse", "1 bool healthStatus");
        published.put("GameProperty", "1 string key, 2 string value");
        published.put(
                "GameServerSession",
                "1 string gameServerSessionId, 2 string fleetId, 3 string name, 4 int32 maxPlayers, 5 bool joinable,"
                        + " 6 repeated GameProperty gameProperties, 7 int32 port, 8 string ipAddress,"
                        + " 9 string gameServerSessionData, 10 string matchmakerData, 11 string dnsName");
        published.put("StartGameServerSessionRequest", "1 GameServerSession gameServerSession");
        published.put("ProcessTerminateRequest", "1 int64 terminationTime");
        published.put("GseResponse", "1 Status status, 2 string responseData, 3 string errorMessage");
        published.put(
                "ProcessReadyRequest", "1 repeated string logPathsToUpload, 2 int32 clientPort, 3 int32 grpcPort");
        published.put("ActivateGameServerSessionRequest", "1 string gameServerSessionId, 2 int32 maxPlayers");
        published.put("AcceptPlayerSessionRequest", "1 string gameServerSessionId, 2 string playerSessionId");
        published.put("RemovePlayerSessionRequest", "1 string gameServerSessionId, 2 string playerSessionId");
        published.put(
                "DescribePlayerSessionsRequest",
                "1 string gameServerSessionId, 2 string playerId, 3 string playerSessionId,"
                        + " 4 string playerSessionStatusFilter, 5 string nextToken, 6 int32 limit");
        published.put(
                "PlayerSession",
                "1 string playerSessionId, 2 string playerId, 3 string gameServerSessionId, 4 string fleetId,"
                        + " 5 string ipAddress, 6 string status, 7 int64 creationTime, 8 int64 terminationTime,"
                        + " 9 int32 port, 10 string playerData, 11 string dnsName");
        published.put("DescribePlayerSessionsResponse", "1 string nextToken, 2 repeated PlayerSession playerSessions");
        published.put(
                "UpdatePlayerSessionCreationPolicyRequest",
                "1 string gameServerSessionId, 2 string newPlayerSessionCreationPolicy");
        published.put("TerminateGameServerSessionRequest", "1 string gameServerSessionId");
        published.put("ProcessEndingRequest", "");
        published.put("ReportCustomDataRequest", "1 int32 currentCustomCount, 2 int32 maxCustomCount");
        assertThat(messages).isEqualTo(published);
    }

    @Test
    void aResponseIsOkWhenItIsEmpty() {
        assertThat(GseResponse.getDefaultInstance().getStatus()).isEqualTo(GseResponse.Status.OK);
        assertThat(GseResponse.Status.ERROR_400.getNumber()).isEqualTo(1);
        assertThat(GseResponse.Status.ERROR_500.getNumber()).isEqualTo(2);
    }

    private static Map<String, String> methods(ServiceDescriptor service) {
        Map<String, String> methods = new TreeMap<>();
        for (MethodDescriptor method : service.getMethods()) {
            assertThat(method.isClientStreaming() || method.isServerStreaming()).isFalse();
            methods.put(
                    method.getName(),
                    method.getInputType().getName() + " -> "
                            + method.getOutputType().getName());
        }
        return methods;
    }

    private static String fields(Descriptor type) {
        StringBuilder text = new StringBuilder();
        for (FieldDescriptor field : type.getFields()) {
            text.append(text.isEmpty() ? "" : ", ").append(field.getNumber()).append(' ');
            text.append(field.isRepeated() ? "repeated " : "").append(typeName(field));
            text.append(' ').append(field.getName());
        }
        return text.toString();
    }

    private static String typeName(FieldDescriptor field) {
        return switch (field.getJavaType()) {
            case MESSAGE -> field.getMessageType().getName();
            case ENUM -> field.getEnumType().getName();
            default -> field.getType().name().toLowerCase(Locale.ROOT);
        };
    }
}
