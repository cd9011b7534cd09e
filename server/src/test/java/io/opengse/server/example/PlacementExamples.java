package io.opengse.server.example;

import java.util.List;

/** The examples about queues and placements. */
final class PlacementExamples {
    private PlacementExamples() {}

    static List<Example> all() {
        return List.of(
                Example.of("CreateGameServerSessionQueue", """
                        {"Name": "evening", "TimeoutInSeconds": 300, "Destinations": [
                          {"DestinationArn": "qcs::gse:local:uin/100000000001:fleet/${fleet}"},
                          {"DestinationArn": "qcs::gse:local:uin/100000000001:alias/${alias}"}],
                         "PlayerLatencyPolicies": [
                          {"MaximumIndividualPlayerLatencyMilliseconds": 80, "PolicyDurationSeconds": 30}]}"""),
                Example.of("DescribeGameServerSessionQueues", """
                        {"Names": ["ranked"]}"""),
                Example.of("UpdateGameServerSessionQueue", """
                        {"Name": "ranked", "TimeoutInSeconds": 120}"""),
                Example.of("DeleteGameServerSessionQueue", """
                        {"Name": "doomed"}"""),
                Example.of("StartGameServerSessionPlacement", """
                        {"PlacementId": "placement-17", "GameServerSessionQueueName": "ranked",
                         "MaximumPlayerSessionCount": 10, "GameServerSessionName": "room 3",
                         "GameProperties": [{"Key": "mode", "Value": "ranked"}],
                         "DesiredPlayerSessions": [{"PlayerId": "player-1", "PlayerData": "skin=blue"}],
                         "PlayerLatencies": [
                           {"PlayerId": "player-1", "RegionIdentifier": "local", "LatencyInMilliseconds": 40}]}"""),
                Example.of("DescribeGameServerSessionPlacement", """
                        {"PlacementId": "placement-9"}"""),
                Example.of("StopGameServerSessionPlacement", """
                        {"PlacementId": "placement-16"}"""));
    }
}
