package io.opengse.server.example;

import java.util.List;
import java.util.stream.Stream;

/** The examples about fleets and their instances. */
final class FleetExamples {
    private FleetExamples() {}

    static List<Example> all() {
        return Stream.of(fleets(), changes(), instances()).flatMap(List::stream).toList();
    }

    private static List<Example> fleets() {
        return List.of(
                Example.of("CreateFleet", """
                        {"Name": "harbour", "AssetId": "${asset}", "InstanceType": "S5.LARGE8",
                         "RuntimeConfiguration": {"GameServerSessionActivationTimeoutSeconds": 600,
                           "MaxConcurrentGameServerSessionActivations": 0, "ServerProcesses":
                           [{"ConcurrentExecutions": 3, "LaunchPath": "/local/game/server", "Parameters": "--quick"}]},
                         "InboundPermissions":
                           [{"FromPort": 7000, "ToPort": 7100, "IpRange": "0.0.0.0/0", "Protocol": "UDP"}],
                         "NewGameServerSessionProtectionPolicy": "TimeLimitProtection",
                         "GameServerSessionProtectionTimeLimit": 60}"""),
                Example.of("CopyFleet", """
                        {"FleetId": "${fleet}", "CopyNumber": 1, "Name": "arena 2"}"""),
                Example.of("ListFleets", """
                        {"Filters": [{"Key": "resource:name", "Values": ["arena"]}]}"""),
                Example.of("DescribeFleetAttributes", """
                        {"FleetIds": ["${fleet}"]}"""),
                Example.of("DescribeFleetRelatedResources", """
                        {"FleetId": "${fleet}"}"""),
                Example.of("DescribeFleetPortSettings", """
                        {"FleetId": "${fleet}"}"""),
                Example.of("DescribeRuntimeConfiguration", """
                        {"FleetId": "${fleet}"}"""),
                Example.of("DescribeFleetEvents", """
                        {"FleetId": "${fleet}", "Limit": 2}"""),
                Example.of("DescribeFleetUtilization", """
                        {"FleetIds": ["${fleet}"]}"""),
                Example.of("DescribeFleetStatisticDetails", """
                        {"FleetId": "${fleet}", "BeginTime": "${yesterday}", "EndTime": "${now}", "Limit": 20}"""),
                Example.of("DescribeFleetStatisticFlows", """
                        {"FleetId": "${fleet}", "BeginTime": "${anHourAgo}", "EndTime": "${now}", "Limit": 20}"""),
                Example.of("DescribeFleetStatisticSummary", """
                        {"FleetId": "${fleet}", "BeginTime": "${yesterday}", "EndTime": "${now}"}"""));
    }

    private static List<Example> changes() {
        return List.of(
                Example.of("UpdateFleetAttributes", """
                        {"FleetId": "${fleet}", "Description": "matches of four",
                         "ResourceCreationLimitPolicy":
                           {"NewGameServerSessionsPerCreator": 20, "PolicyPeriodInMinutes": 3}}"""),
                Example.of("UpdateFleetName", """
                        {"FleetId": "${fleet}", "Name": "arena"}"""),
                Example.of("UpdateFleetPortSettings", """
                        {"FleetId": "${fleet}", "InboundPermissionAuthorizations":
                          [{"FromPort": 7000, "ToPort": 7100, "IpRange": "0.0.0.0/0", "Protocol": "UDP"}]}"""),
                Example.of("UpdateRuntimeConfiguration", """
                        {"FleetId": "${fleet}", "RuntimeConfiguration":
                          {"GameServerSessionActivationTimeoutSeconds": 300,
                           "MaxConcurrentGameServerSessionActivations": 2, "ServerProcesses":
                           [{"ConcurrentExecutions": 10, "LaunchPath": "server", "Parameters": "--quick"}]}}"""),
                Example.of("DeleteFleet", """
                        {"FleetId": "${doomedFleet}"}"""));
    }

    private static List<Example> instances() {
        return List.of(
                Example.of("DescribeInstances", """
                        {"FleetId": "${fleet}", "Offset": 0, "Limit": 20}"""),
                Example.of("DescribeInstancesExtend", """
                        {"FleetId": "${fleet}", "Offset": 0, "Limit": 20}"""),
                Example.of("SetServerWeight", """
                        {"FleetId": "${fleet}", "InstanceId": "${instance}", "Weight": 8}"""),
                Example.of("SetServerReserved", """
                        {"FleetId": "${fleet}", "InstanceId": "${instance}", "ReserveValue": 1}"""),
                Example.of("GetGameServerInstanceLogUrl", """
                        {"FleetId": "${fleet}", "InstanceId": "${instance}", "Offset": 0, "Size": 20}"""),
                new Example("GetInstanceAccess", """
                        {"FleetId": "${fleet}", "InstanceId": "${instance}"}""", "UnsupportedOperation"));
    }
}
