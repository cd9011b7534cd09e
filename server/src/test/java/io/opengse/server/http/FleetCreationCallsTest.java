package io.opengse.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.engine.asset.AssetTable;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetStatus;
import io.opengse.engine.fleet.Protection;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.memory.MemoryStore;
import io.opengse.engine.store.AssetSample;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The actions that make, copy and change fleets, signed and over HTTP. */
class FleetCreationCallsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WHOLE = """
            {"Name": "arena", "AssetId": "asset-12345678", "Description": "for tests", "InstanceType": "S5.LARGE8",
             "FleetType": "ON_DEMAND",
             "InboundPermissions": [{"FromPort": 7000, "ToPort": 7100, "Protocol": "UDP", "IpRange": "0.0.0.0/0"}],
             "NewGameServerSessionProtectionPolicy": "TimeLimitProtection",
             "GameServerSessionProtectionTimeLimit": 7,
             "ResourceCreationLimitPolicy": {"NewGameServerSessionsPerCreator": 0, "PolicyPeriodInMinutes": 9},
             "RuntimeConfiguration": {"GameServerSessionActivationTimeoutSeconds": 60,
               "ServerProcesses": [{"LaunchPath": "/local/game/server", "ConcurrentExecutions": 2}]},
             "Tags": [{"Key": "team", "Value": "blue"}],
             "SystemDiskInfo": {"DiskType": "CLOUD_SSD", "DiskSize": 100},
             "DataDiskInfo": [{"DiskType": "CLOUD_PREMIUM", "DiskSize": 20}],
             "CcnInfos": [{"AccountId": "1", "CcnId": "ccn-1"}],
             "InternetMaxBandwidthOut": 100, "PeerVpcId": "vpc-1", "SubNetId": ""}
            """;

    @TempDir
    private Path folder;

    private ServedEngine server;

    @BeforeEach
    void start() {
        MemoryStore store = new MemoryStore();
        store.write(transaction -> {
            AssetTable.in(transaction).insert(AssetSample.anAsset("asset-12345678", Instant.EPOCH));
            return true;
        });
        server = new ServedEngine(folder, store);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aFleetIsCreatedAsItWasAskedFor() throws Exception {
        JsonNode created = server.call("CreateFleet", WHOLE).get("FleetAttributes");
        Fleet stored = server.engine
                .fleets()
                .require(new FleetId(created.get("FleetId").asText()));

        assertThat(created.get("Name").asText()).isEqualTo("arena");
        assertThat(created.get("AssetId").asText()).isEqualTo("asset-12345678");
        assertThat(created.get("GameServerSessionProtectionTimeLimit").asInt()).isEqualTo(7);
        assertThat(created.at("/ResourceCreationLimitPolicy/NewGameServerSessionsPerCreator")
                        .asInt(-1))
                .isZero();
        assertThat(created.get("SystemDiskInfo").toString()).isEqualTo("{\"DiskType\":\"CLOUD_SSD\",\"DiskSize\":100}");
        assertThat(created.at("/RelatedCcnInfos/0/CcnId").asText()).isEqualTo("ccn-1");
        assertThat(created.get("InternetMaxBandwidthOut").asInt()).isEqualTo(100);
        assertThat(stored.ports()).hasSize(1);
        assertThat(stored.runtime().activationTimeout()).hasSeconds(60);
        assertThat(stored.description().extras().peerNetwork()).isEqualTo("vpc-1");
    }

    @Test
    void everyWrongPartIsRefusedWithItsCode() throws Exception {
        for (String needed : List.of("Name", "AssetId", "RuntimeConfiguration", "InboundPermissions")) {
            assertThat(code(fleet -> fleet.remove(needed))).as(needed).isEqualTo("MissingParameter");
        }
        assertThat(code(fleet -> fleet.put("Name", "n".repeat(51)))).isEqualTo("InvalidParameterValue");
        assertThat(code(fleet -> fleet.put("FleetType", "SPOT"))).isEqualTo("InvalidParameterValue");
        assertThat(code(fleet -> fleet.put("GameServerSessionProtectionTimeLimit", 4)))
                .isEqualTo("InvalidParameterValue");
        assertThat(code(fleet -> fleet.put("InternetMaxBandwidthOut", 201))).isEqualTo("InvalidParameterValue");
        assertThat(code(fleet -> fleet.withArray("InboundPermissions").removeAll()))
                .isEqualTo("InvalidParameterValue");
        assertThat(code(fleet -> port(fleet).put("FromPort", 1024))).isEqualTo("InvalidParameterValue");
        assertThat(code(fleet -> port(fleet).put("ToPort", 6999))).isEqualTo("InvalidParameterValue");
        assertThat(code(fleet -> port(fleet).put("IpRange", "everywhere"))).isEqualTo("InvalidParameterValue");
        assertThat(code(fleet -> port(fleet).put("Protocol", "ICMP"))).isEqualTo("InvalidParameterValue");
        assertThat(code(fleet -> fleet.withObject("/SystemDiskInfo").put("DiskSize", 99)))
                .isEqualTo("InvalidParameterValue");
        assertThat(code(fleet -> ((ObjectNode) fleet.at("/DataDiskInfo/0")).put("DiskSize", 25)))
                .isEqualTo("InvalidParameterValue");
        assertThat(code(fleet -> fleet.withObject("/RuntimeConfiguration").remove("ServerProcesses")))
                .isEqualTo("InvalidParameterValue");
        assertThat(code(fleet -> fleet.put("AssetId", "asset-none"))).isEqualTo("ResourceNotFound");
        assertThat(code(fleet -> fleet.put("Directory", "/srv"))).isEqualTo("UnknownParameter");
    }

    @Test
    void launchPathsThatLeaveThePackageAreRefused() throws Exception {
        for (String path : List.of("/bin/sh", "../server", "a/../../b", "/local/game/../server", "/local/gamer")) {
            assertThat(code(fleet ->
                            ((ObjectNode) fleet.at("/RuntimeConfiguration/ServerProcesses/0")).put("LaunchPath", path)))
                    .as(path)
                    .isEqualTo("InvalidParameterValue");
        }
        for (String path : List.of("server", "./bin/server", "a/../server", "/local/game/bin/server")) {
            assertThat(code(fleet ->
                            ((ObjectNode) fleet.at("/RuntimeConfiguration/ServerProcesses/0")).put("LaunchPath", path)))
                    .as(path)
                    .isEqualTo("OK");
        }
    }

    @Test
    void aFleetIsCopiedWithWhatIsDifferent() throws Exception {
        JsonNode source = server.call("CreateFleet", WHOLE).get("FleetAttributes");
        JsonNode copies = server.call(
                "CopyFleet",
                "{\"FleetId\":\"%s\",\"CopyNumber\":2,\"Name\":\"twin\"}"
                        .formatted(source.get("FleetId").asText()));

        assertThat(copies.get("TotalCount").asInt()).isEqualTo(2);
        for (JsonNode copy : copies.get("FleetAttributes")) {
            assertThat(copy.get("Name").asText()).isEqualTo("twin");
            assertThat(copy.get("FleetId")).isNotEqualTo(source.get("FleetId"));
            assertThat(copy.get("AssetId")).isEqualTo(source.get("AssetId"));
            assertThat(copy.get("Tags")).isEqualTo(source.get("Tags"));
            assertThat(copy.get("RelatedCcnInfos")).isEmpty();
        }
        assertThat(server.call(
                                "CopyFleet",
                                "{\"FleetId\":\"%s\",\"CopyNumber\":18}"
                                        .formatted(source.get("FleetId").asText()))
                        .at("/Error/Code")
                        .asText())
                .isEqualTo("LimitExceeded.FleetLimitExceeded");
        assertThat(server.engine.fleets().count()).isEqualTo(3);
    }

    @Test
    void attributesAreChangedUnderEitherSpellingOfTheirProtection() throws Exception {
        Fleet fleet = new FakeHost(server.engine).fleet("demo", Protection.NONE, 1);
        String update = "{\"FleetId\":\"%s\",\"%s\":\"%s\"}";

        server.call(
                "UpdateFleetAttributes",
                update.formatted(fleet.id(), "NewGameSessionProtectionPolicy", "FullProtection"));
        assertThat(now(fleet).protection().policy().wireName()).isEqualTo("FullProtection");
        server.call(
                "UpdateFleetAttributes",
                update.formatted(fleet.id(), "NewGameServerSessionProtectionPolicy", "TimeLimitProtection"));
        assertThat(now(fleet).protection().policy().wireName()).isEqualTo("TimeLimitProtection");
        server.call("UpdateFleetName", "{\"FleetId\":\"%s\",\"Name\":\"harbour\"}".formatted(fleet.id()));
        assertThat(now(fleet).description().name()).isEqualTo("harbour");
        assertThat(server.codeOf("UpdateFleetName", "{\"FleetId\":\"fleet-none\",\"Name\":\"n\"}"))
                .isEqualTo("ResourceNotFound");
    }

    @Test
    void anOperatorCreatesAFleetThatRunsFromAFolder() throws Exception {
        String runtime = "{\"ServerProcesses\":[{\"LaunchPath\":\"/srv/arena/run\",\"ConcurrentExecutions\":1}]}";
        String body = "{\"Name\":\"arena\",\"Directory\":\"/srv/arena\",\"RuntimeConfiguration\":" + runtime + "}";

        String id = server.call("OpengseCreateFolderFleet", body).get("FleetId").asText();

        Fleet fleet = server.engine.fleets().require(new FleetId(id));
        assertThat(fleet.description().directory()).isEqualTo("/srv/arena");
        assertThat(fleet.status()).isEqualTo(FleetStatus.ACTIVATING);
        assertThat(server.codeOf("OpengseCreateFolderFleet", body.replace("/srv/arena\",", "\",")))
                .isEqualTo("InvalidParameterValue");
    }

    @Test
    void portsAreShownAndChanged() throws Exception {
        String id =
                server.call("CreateFleet", WHOLE).at("/FleetAttributes/FleetId").asText();
        String rule = "{\"FromPort\":%d,\"ToPort\":%d,\"Protocol\":\"UDP\",\"IpRange\":\"0.0.0.0/0\"}";

        server.call(
                "UpdateFleetPortSettings",
                "{\"FleetId\":\"%s\",\"InboundPermissionAuthorizations\":[%s],\"InboundPermissionRevocations\":[%s]}"
                        .formatted(id, rule.formatted(8000, 8001), rule.formatted(7000, 7100)));

        assertThat(server.call("DescribeFleetPortSettings", "{\"FleetId\":\"%s\"}".formatted(id))
                        .get("InboundPermissions")
                        .toString())
                .isEqualTo("[{\"FromPort\":8000,\"IpRange\":\"0.0.0.0/0\",\"Protocol\":\"UDP\",\"ToPort\":8001}]");
    }

    @Test
    void deletionIsAskedForOnceOrTwice() throws Exception {
        Fleet fleet = new FakeHost(server.engine).fleet("demo", Protection.NONE, 1);

        assertThat(server.codeOf("DeleteFleet", id(fleet))).isEqualTo("OK");
        assertThat(server.codeOf("DeleteFleet", id(fleet))).isEqualTo("OK");
        assertThat(now(fleet).status()).isIn(FleetStatus.DELETING, FleetStatus.TERMINATED);
        assertThat(server.codeOf("DeleteFleet", "{\"FleetId\":\"fleet-none\"}")).isEqualTo("ResourceNotFound");
    }

    @Test
    void quotasCountWhatThereIs() throws Exception {
        new FakeHost(server.engine).fleet("demo", Protection.NONE, 1);

        JsonNode fleets =
                server.call("DescribeUserQuota", "{\"ResourceType\":2}").get("QuotaResource");
        JsonNode all = server.call("DescribeUserQuotas", "{}");

        assertThat(fleets.toString())
                .isEqualTo("{\"ResourceType\":2,\"HardLimit\":20,\"Remaining\":19,\"ExtraInfo\":\"\"}");
        assertThat(all.get("Total").asInt()).isEqualTo(5);
        assertThat(JSON.readTree(all.at("/QuotaResource/0/ExtraInfo").asText()).get("AssertCapacityQuota"))
                .isNotNull();
        assertThat(server.codeOf("DescribeUserQuota", "{\"ResourceType\":6}")).isEqualTo("InvalidParameterValue");
    }

    @Test
    void cloudNetworksAreHonestlyRefused() throws Exception {
        Fleet fleet = new FakeHost(server.engine).fleet("demo", Protection.NONE, 1);

        assertThat(server.call("DescribeCcnInstances", id(fleet))
                        .get("TotalCount")
                        .asInt(-1))
                .isZero();
        assertThat(server.codeOf("AttachCcnInstances", id(fleet))).isEqualTo("UnsupportedOperation");
        assertThat(server.codeOf("DetachCcnInstances", id(fleet))).isEqualTo("UnsupportedOperation");
    }

    private String code(Consumer<ObjectNode> change) throws Exception {
        ObjectNode fleet = (ObjectNode) JSON.readTree(WHOLE);
        change.accept(fleet);
        return server.codeOf("CreateFleet", fleet.toString());
    }

    private static ObjectNode port(ObjectNode fleet) {
        return (ObjectNode) fleet.at("/InboundPermissions/0");
    }

    private Fleet now(Fleet fleet) {
        return server.engine.fleets().require(fleet.id());
    }

    private static String id(Fleet fleet) {
        return "{\"FleetId\":\"%s\"}".formatted(fleet.id());
    }
}
