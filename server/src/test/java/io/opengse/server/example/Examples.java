package io.opengse.server.example;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One example for every action of the API, in an order in which each can be run: what they need, {@link ExampleWorld}
 * has prepared. docs/api.md shows them with their answers, and the official clients send them.
 */
public final class Examples {
    private Examples() {}

    public static List<Example> all() {
        List<Example> all = new ArrayList<>();
        all.addAll(sessions());
        all.addAll(PlacementExamples.all());
        all.addAll(FleetExamples.all());
        all.addAll(ScalingExamples.all());
        all.addAll(packages());
        all.addAll(aliases());
        all.addAll(installation());
        return all;
    }

    public static Optional<Example> of(String action) {
        return all().stream().filter(example -> example.action().equals(action)).findFirst();
    }

    private static List<Example> sessions() {
        return List.of(
                Example.of("CreateGameServerSession", """
                        {"FleetId": "${fleet}", "MaximumPlayerSessionCount": 10, "Name": "room 1",
                         "CreatorId": "player-1", "IdempotencyToken": "order-17",
                         "GameProperties": [{"Key": "mode", "Value": "ranked"}],
                         "GameServerSessionData": "map=harbour"}"""),
                Example.of("UpdateGameServerSession", """
                        {"GameServerSessionId": "${session}", "Name": "room 2", "MaximumPlayerSessionCount": 12}"""),
                Example.of("JoinGameServerSession", """
                        {"GameServerSessionId": "${session}", "PlayerId": "player-1", "PlayerData": "skin=blue"}"""),
                Example.of("JoinGameServerSessionBatch", """
                        {"GameServerSessionId": "${session}", "PlayerIds": ["player-2", "player-3"],
                         "PlayerDataMap": {"Key": "player-3", "Value": "skin=red"}}"""),
                Example.of("DescribePlayerSessions", """
                        {"GameServerSessionId": "${session}", "PlayerSessionStatusFilter": "RESERVED", "Limit": 2}"""),
                Example.of("DescribeGameServerSessions", """
                        {"FleetId": "${fleet}", "StatusFilter": "ACTIVE", "Limit": 1}"""),
                Example.of("DescribeGameServerSessionDetails", """
                        {"GameServerSessionId": "${session}"}"""),
                Example.of("SearchGameServerSessions", """
                        {"FleetId": "${fleet}", "SortExpression": "creationTimeMillis ASC", "Limit": 20,
                         "FilterExpression": "gameServerSessionProperties.mode='ranked' AND playerSessionCount>=1"}"""),
                Example.of("GetGameServerSessionLogUrl", """
                        {"GameServerSessionId": "${ended}"}"""),
                Example.of("EndGameServerSessionAndProcess", """
                        {"GameServerSessionId": "${doomedSession}"}"""));
    }

    private static List<Example> packages() {
        return List.of(
                Example.of("GetUploadCredentials", """
                        {"AssetRegion": "local", "BucketKey": "server.zip"}"""),
                Example.of("GetUploadFederationToken", "{}"),
                Example.of("CreateAsset", """
                        {"BucketKey": "server.zip", "AssetName": "arena", "AssetVersion": "1.1",
                         "AssetRegion": "local", "OperateSystem": "CentOS7.16",
                         "Tags": [{"Key": "team", "Value": "blue"}]}"""),
                Example.of("DescribeAsset", """
                        {"AssetId": "${asset}"}"""),
                Example.of("DescribeAssets", """
                        {"AssetRegion": "local", "Offset": 0, "Limit": 1,
                         "Filters": [{"Key": "resource:name", "Values": ["arena"]}]}"""),
                Example.of("DescribeAssetSystems", """
                        {"OsType": "CentOS", "OsBit": 64}"""),
                Example.of("UpdateAsset", """
                        {"AssetId": "${asset}", "AssetName": "arena", "AssetVersion": "1.0.1"}"""),
                Example.of("DeleteAsset", """
                        {"AssetId": "${doomedAsset}"}"""),
                new Example("CreateAssetWithImage", """
                        {"AssetName": "arena", "AssetVersion": "1.0", "AssetRegion": "local",
                         "ImageId": "img-8toqc6s3", "ImageSize": "40GB", "ImageOs": "CentOS7.16", "OsType": "CentOS",
                         "ImageType": "SHARED_IMAGE", "OsBit": 64}""", "UnsupportedOperation"),
                new Example("UpdateBucketCORSOpt", """
                        {"AllowedOrigins": ["*"], "AllowedMethods": ["PUT"]}""", "OperationDenied"),
                new Example("UpdateBucketAccelerateOpt", """
                        {"Allowed": true}""", "OperationDenied"));
    }

    private static List<Example> aliases() {
        return List.of(
                Example.of("CreateAlias", """
                        {"Name": "newcomers", "Description": "where matches are played",
                         "RoutingStrategy": {"Type": "SIMPLE", "FleetId": "${fleet}"}}"""),
                Example.of("UpdateAlias", """
                        {"AliasId": "${alias}", "Description": "the arena of the week"}"""),
                Example.of("DescribeAlias", """
                        {"AliasId": "${alias}"}"""),
                Example.of("ResolveAlias", """
                        {"AliasId": "${alias}"}"""),
                Example.of("ListAliases", """
                        {"RoutingStrategyType": "SIMPLE", "OrderBy": "CreationTime", "OrderWay": "asc", "Limit": 1}"""),
                Example.of("DeleteAlias", """
                        {"AliasId": "${doomedAlias}"}"""));
    }

    private static List<Example> installation() {
        return List.of(
                Example.of("DescribeUserQuota", """
                        {"ResourceType": 2}"""),
                Example.of("DescribeUserQuotas", "{}"),
                Example.of("DescribeInstanceTypes", "{}"),
                Example.of("DescribeInstanceLimit", "{}"),
                Example.of("DescribeCcnInstances", """
                        {"FleetId": "${fleet}"}"""),
                new Example("AttachCcnInstances", """
                        {"FleetId": "${fleet}", "AccountId": "100000000001", "CcnId": "ccn-1a2b3c4d"}""", "UnsupportedOperation"),
                new Example("DetachCcnInstances", """
                        {"FleetId": "${fleet}"}""", "UnsupportedOperation"));
    }
}
