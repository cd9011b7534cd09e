package io.opengse.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.console.Screen;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.pack.PackageDigest;
import io.opengse.cli.pack.PackageFolder;
import io.opengse.cli.place.DataDirectory;
import io.opengse.cli.place.Endpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** gse fleet apply, create and delete, and gse alias, against prepared answers. */
class FleetApplyTest {
    private static final String FILE = """
            Name: arena
            Description: duels
            Asset: sticks:1.0
            InboundPermissions:
              - {FromPort: 7000, ToPort: 7100, Protocol: UDP, IpRange: 0.0.0.0/0}
            RuntimeConfiguration:
              ServerProcesses:
                - {LaunchPath: bin/server, ConcurrentExecutions: 2}
            Capacity: {MinSize: 0, MaxSize: 3, DesiredInstances: 1}
            ScalingPolicies:
              - {Name: buffer, PolicyType: TargetBased, TargetConfiguration: {TargetValue: 30}}
            Alias: public
            """;
    private static final String FLEET = """
            {"FleetAttributes":[{"FleetId":"fleet-1","Name":"arena","Description":"duels","Status":"ACTIVE",
             "AssetId":"asset-1","InstanceType":"","Tags":[],
             "NewGameServerSessionProtectionPolicy":"NoProtection","GameServerSessionProtectionTimeLimit":60,
             "ResourceCreationLimitPolicy":{"NewGameServerSessionsPerCreator":2,"PolicyPeriodInMinutes":3}}],
             "TotalCount":1}""";
    private static final String RUNTIME = """
            {"RuntimeConfiguration":{"GameServerSessionActivationTimeoutSeconds":600,
             "MaxConcurrentGameServerSessionActivations":0,
             "ServerProcesses":[{"ConcurrentExecutions":%d,"LaunchPath":"bin/server","Parameters":""}]}}""";
    private static final String ALIASES = """
            {"Aliases":[{"AliasId":"alias-1","Name":"public",
             "RoutingStrategy":{"Type":"SIMPLE","FleetId":"%s","Message":""}}],"TotalCount":1}""";
    private static final String CAPACITY = """
            {"FleetCapacity":[{"FleetId":"fleet-1","ScalingInterval":10,
             "InstanceCounts":{"MaxiNum":%d,"MiniNum":0,"Desired":1}}],"TotalCount":1}""";
    private static final String POLICIES = """
            {"ScalingPolicies":[{"Name":"buffer","PolicyType":"TargetBased",
             "MetricName":"PercentAvailableGameSessions","TargetConfiguration":{"TargetValue":30}}],"TotalCount":1}""";

    @TempDir
    Path data;

    private final Screen screen = new Screen();
    private ScriptedApi api;

    @BeforeEach
    void aServer() throws IOException {
        api = new ScriptedApi()
                .answering(
                        "DescribeAssets",
                        "{\"Assets\":[{\"AssetId\":\"asset-1\",\"AssetName\":\"sticks\",\"AssetVersion\":\"1.0\"}],"
                                + "\"TotalCount\":1}")
                .answering(
                        "DescribeFleetPortSettings",
                        "{\"InboundPermissions\":[{\"FromPort\":7000,\"IpRange\":\"0.0.0.0/0\",\"Protocol\":\"UDP\","
                                + "\"ToPort\":7100}]}")
                .answering("DescribeScalingPolicies", POLICIES);
        new DataDirectory(data).announce(new Endpoints(api.address(), "127.0.0.1:5758"));
        Files.writeString(data.resolve("credentials.json"), "{\"secretId\":\"AKIDtest\",\"secretKey\":\"key\"}");
        Files.writeString(data.resolve("fleet.yaml"), FILE);
    }

    @AfterEach
    void stopServer() {
        api.close();
    }

    @Test
    void aFleetThatIsAsDeclaredIsNotChanged() {
        living(2, 3, "fleet-1");

        assertThat(apply()).as(screen.err()).isZero();
        assertThat(screen.out()).isEmpty();
        assertThat(screen.err()).contains("nothing to change");
    }

    @Test
    void aFolderOfTheSameContentChangesNothing() throws IOException {
        String version = packed("#!/bin/sh\n");
        runs(version);

        assertThat(apply()).as(screen.err()).isZero();
        assertThat(screen.out()).isEmpty();
    }

    @Test
    void aFolderThatWasEditedWouldBecomeANewFleetBesideTheOld() throws IOException {
        String before = packed("#!/bin/sh\n");
        runs(before);
        String after = packed("#!/bin/sh\nexec other\n");

        assertThat(apply("--dry-run")).as(screen.err()).isEqualTo(3);

        assertThat(after).isNotEqualTo(before);
        assertThat(screen.out())
                .contains("~ content of the package: arena:" + before + " → arena:" + after)
                .contains("+ package arena:" + after, "+ fleet \"arena\"", "~ alias \"public\"");
        assertThat(api.asked("CreateAsset")).isEmpty();
    }

    @Test
    void anEditedFolderWithoutAnAliasIsRefusedWithARemedy() throws IOException {
        String before = packed("#!/bin/sh\n");
        runs(before);
        packed("#!/bin/sh\nexec other\n");
        Path file = data.resolve("fleet.yaml");
        Files.writeString(file, Files.readString(file).replace("Alias: public\n", ""));

        assertThat(apply()).isEqualTo(1);
        assertThat(screen.err()).contains("content of the folder has changed", "--new-version");
    }

    /** The file names a folder with this program in it; says its version. */
    private String packed(String program) throws IOException {
        Path game = Files.createDirectories(data.resolve("game").resolve("bin"));
        Path server = Files.writeString(game.resolve("server"), program);
        assertThat(server.toFile().setExecutable(true)).isTrue();
        Files.writeString(game.resolveSibling("start.txt"), "x");
        Files.writeString(data.resolve("fleet.yaml"), FILE.replace("Asset: sticks:1.0", "Package: game"));
        return PackageDigest.of(PackageFolder.of(data.resolve("game")));
    }

    @Test
    void whatDiffersIsChangedAndTold() {
        living(1, 1, "fleet-1");

        assertThat(apply()).as(screen.err()).isZero();

        assertThat(screen.out())
                .contains("~ RuntimeConfiguration")
                .contains("~ Capacity: MaxSize 1 → 3")
                .doesNotContain("policy", "alias");
        assertThat(asked("UpdateFleetCapacity").toString()).isEqualTo("{\"FleetId\":\"fleet-1\",\"MaxSize\":3}");
        assertThat(asked("UpdateRuntimeConfiguration")
                        .at("/RuntimeConfiguration/ServerProcesses/0/ConcurrentExecutions")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void aDryRunOnlyTells() {
        living(1, 3, "fleet-1");

        assertThat(apply("--dry-run")).isEqualTo(3);
        assertThat(screen.out()).contains("~ RuntimeConfiguration");
        assertThat(api.asked("UpdateRuntimeConfiguration")).isEmpty();
    }

    @Test
    void anotherPackageNeedsANewFleet() throws IOException {
        living(2, 3, "fleet-1");
        Files.writeString(data.resolve("fleet.yaml"), FILE.replace("Asset: sticks:1.0", "AssetId: asset-2"));

        assertThat(apply()).isEqualTo(1);
        assertThat(screen.err())
                .contains("its package is asset-1, the file says asset-2")
                .contains("--new-version");
    }

    @Test
    void aNewVersionIsPutBesideTheOldOneAndTheAliasSwitched() {
        living(2, 3, "fleet-1");
        api.answering("CreateFleet", "{\"FleetAttributes\":{\"FleetId\":\"fleet-2\"}}");

        assertThat(apply("--new-version")).as(screen.err()).isZero();

        assertThat(asked("CreateFleet").path("AssetId").asText()).isEqualTo("asset-1");
        assertThat(asked("UpdateAlias").at("/RoutingStrategy/FleetId").asText()).isEqualTo("fleet-2");
        assertThat(screen.err()).contains("gse fleet delete fleet-1");
    }

    @Test
    void aMissingFleetIsCreatedAndTheAliasMade() {
        api.answering("DescribeFleetAttributes", "{\"FleetAttributes\":[],\"TotalCount\":0}")
                .answering("DescribeFleetAttributes", FLEET)
                .answering("DescribeFleetCapacity", CAPACITY.formatted(1))
                .answering("ListAliases", "{\"Aliases\":[],\"TotalCount\":0}")
                .answering("CreateFleet", "{\"FleetAttributes\":{\"FleetId\":\"fleet-1\"}}");

        assertThat(apply()).as(screen.err()).isZero();

        assertThat(screen.out().lines())
                .containsExactly(
                        "+ fleet \"arena\"", "~ Capacity: MaxSize 1 → 3", "+ alias \"public\" leads to fleet-1");
        assertThat(asked("CreateAlias").path("Name").asText()).isEqualTo("public");
    }

    @Test
    void mistakesInTheNewKeysHaveTheirPlace() throws IOException {
        Files.writeString(
                data.resolve("fleet.yaml"),
                FILE.replace("MaxSize: 3", "MaxSize: 0")
                        .replace("TargetValue: 30", "TargetValue: 100")
                        .replace("Asset: sticks:1.0", "Asset: sticks\nDirectory: here"));

        assertThat(apply()).isEqualTo(2);
        assertThat(screen.err())
                .contains("Capacity.MaxSize: must be from 1")
                .contains("TargetValue: must be from 1 to 99")
                .contains("Asset: must be NAME:VERSION")
                .contains("not from both");
    }

    @Test
    void aFleetThatAnAliasLeadsToIsNotDeleted() {
        living(2, 3, "fleet-1");
        api.answering(
                "DescribeFleetRelatedResources",
                "{\"Resources\":[{\"Type\":\"ALIAS\",\"ResourceId\":\"alias-1\",\"ResourceRegion\":\"local\"}]}");

        assertThat(gse("fleet", "delete", "arena")).isEqualTo(1);
        assertThat(screen.err()).contains("\"public\"").contains("gse alias update alias-1");
        assertThat(api.asked("DeleteFleet")).isEmpty();
    }

    @Test
    void anAliasIsSwitchedByNames() {
        living(2, 3, "fleet-9");
        api.answering(
                "UpdateAlias",
                "{\"Alias\":{\"Name\":\"public\",\"RoutingStrategy\":{\"Type\":\"SIMPLE\",\"FleetId\":\"fleet-1\"}}}");

        assertThat(gse("alias", "update", "public", "--fleet", "arena"))
                .as(screen.err())
                .isZero();
        assertThat(asked("UpdateAlias").toString())
                .isEqualTo(
                        "{\"RoutingStrategy\":{\"Type\":\"SIMPLE\",\"FleetId\":\"fleet-1\"},\"AliasId\":\"alias-1\"}");
    }

    @Test
    void anAliasNeedsSomewhereToLead() {
        assertThat(gse("alias", "create", "public")).isEqualTo(2);
        assertThat(screen.err()).contains("--fleet").contains("--message");
    }

    private void living(int processes, int maximum, String ledTo) {
        api.answering("DescribeFleetAttributes", FLEET)
                .answering("DescribeRuntimeConfiguration", RUNTIME.formatted(processes))
                .answering("DescribeFleetCapacity", CAPACITY.formatted(maximum))
                .answering("ListAliases", ALIASES.formatted(ledTo));
    }

    /** The living fleet runs the package arena of this version. */
    private void runs(String version) {
        living(2, 3, "fleet-1");
        api.answeringOnly(
                "DescribeAssets",
                "{\"Assets\":[{\"AssetId\":\"asset-1\",\"AssetName\":\"arena\",\"AssetVersion\":\"" + version
                        + "\"}],\"TotalCount\":1}");
    }

    private JsonNode asked(String action) {
        return api.asked(action).getFirst().parameters();
    }

    private int apply(String... more) {
        String[] arguments = new String[4 + more.length];
        arguments[0] = "fleet";
        arguments[1] = "apply";
        arguments[2] = "--file";
        arguments[3] = data.resolve("fleet.yaml").toString();
        System.arraycopy(more, 0, arguments, 4, more.length);
        return gse(arguments);
    }

    private int gse(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--data";
        all[arguments.length + 1] = data.toString();
        return Gse.run(surroundings(), all);
    }

    private Surroundings surroundings() {
        return new Surroundings(
                screen.console(),
                Map.of(),
                Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC),
                new Random(1),
                _ -> {},
                CompletableFuture::new,
                "");
    }
}
