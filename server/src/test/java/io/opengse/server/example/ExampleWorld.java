package io.opengse.server.example;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.engine.event.Event;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.Protection;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.session.GameSession;
import io.opengse.server.blob.SessionLogs;
import io.opengse.server.http.FakeHost;
import io.opengse.server.http.ServedEngine;
import io.opengse.server.zip.CraftedZip;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;

/**
 * An installation in which every example can be run once: fleets with ready processes, sessions with players, packages,
 * aliases, policies; and one of each kind that may be deleted.
 */
public final class ExampleWorld {
    private static final int PROCESSES = 10;

    private final ServedEngine server;
    private final Clock clock;
    private final FakeHost host;
    private final Map<String, String> names = new HashMap<>();

    private ExampleWorld(ServedEngine server, Clock clock) {
        this.server = server;
        this.clock = clock;
        this.host = new FakeHost(server.engine);
    }

    /** @param clock the server's */
    public static ExampleWorld prepare(ServedEngine server, Clock clock) throws IOException, InterruptedException {
        ExampleWorld world = new ExampleWorld(server, clock);
        world.times();
        world.fleets();
        world.packages();
        world.sessions();
        world.aliases();
        world.scaling();
        world.placements();
        return world;
    }

    /** The example's request with what this world has in the place of its names. */
    public String request(Example example) {
        String request = example.request();
        for (Map.Entry<String, String> name : names.entrySet()) {
            request = request.replace("${" + name.getKey() + "}", name.getValue());
        }
        if (request.contains("${")) {
            throw new IllegalStateException("this world has no such thing: " + request);
        }
        return request;
    }

    private void times() {
        DateTimeFormatter plain =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
        DateTimeFormatter withMilliseconds =
                DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
        Instant now = clock.instant();
        names.put("now", plain.format(now));
        names.put("anHourAgo", plain.format(now.minus(Duration.ofHours(1))));
        names.put("yesterday", plain.format(now.minus(Duration.ofDays(1))));
        names.put("tomorrow", withMilliseconds.format(now.plus(Duration.ofDays(1))));
        names.put("nextYear", withMilliseconds.format(now.plus(Duration.ofDays(366))));
    }

    private void fleets() {
        Fleet fleet = host.fleet("arena", Protection.NONE, PROCESSES);
        for (int process = 0; process < PROCESSES; process++) {
            host.ready(fleet.id());
        }
        names.put("fleet", fleet.id().value());
        names.put(
                "instance",
                server.engine.instances().living(fleet.id()).getFirst().id().value());
        names.put(
                "doomedFleet", host.fleet("old arena", Protection.NONE, 1).id().value());
        names.put(
                "quietFleet", host.fleet("quiet arena", Protection.NONE, 1).id().value());
        server.engine.sweeper().sweep();
    }

    private void sessions() throws IOException, InterruptedException {
        names.put("session", session("ranked"));
        host.activate(names.get("session"));
        done("JoinGameServerSession", """
                {"GameServerSessionId": "${session}", "PlayerId": "player-0"}""");
        names.put("doomedSession", session("casual"));
        host.activate(names.get("doomedSession"));
        names.put("ended", session("casual"));
        host.activate(names.get("ended"));
        host.terminate(names.get("ended"));
        GameSession ended =
                server.engine.sessions().find(new SessionId(names.get("ended"))).orElseThrow();
        server.blobs.put(SessionLogs.key(ended.id()), new ByteArrayInputStream(new byte[] {1, 2, 3}));
        server.engine
                .events()
                .note(
                        EventCode.SESSION_LOGS_SAVED,
                        "agent host-1",
                        "logs of " + ended.name() + " are kept",
                        new Event.Subjects(
                                ended.place().fleet(),
                                ended.place().host(),
                                ended.place().process(),
                                ended.id(),
                                null));
    }

    private String session(String mode) throws IOException, InterruptedException {
        return done("CreateGameServerSession", """
                        {"FleetId": "${fleet}", "MaximumPlayerSessionCount": 8, "Name": "a room",
                         "GameProperties": [{"Key": "mode", "Value": "MODE"}]}""".replace("MODE", mode))
                .at("/GameServerSession/GameServerSessionId")
                .asText();
    }

    private void packages() throws IOException, InterruptedException {
        names.put("asset", asset("game.zip"));
        names.put("doomedAsset", asset("old.zip"));
        put("server.zip");
    }

    private String asset(String key) throws IOException, InterruptedException {
        put(key);
        return done("CreateAsset", """
                        {"BucketKey": "KEY", "AssetName": "arena", "AssetVersion": "1.0", "AssetRegion": "local",
                         "OperateSystem": "CentOS7.16"}""".replace("KEY", key)).get("AssetId").asText();
    }

    private void put(String key) throws IOException, InterruptedException {
        JsonNode permission = done("GetUploadCredentials", """
                {"AssetRegion": "local", "BucketKey": "KEY"}""".replace("KEY", key));
        URI target = URI.create(permission.get("BucketName").asText() + "/" + key);
        byte[] zip = new CraftedZip().file("server", key).bytes();
        int status = server.send(HttpRequest.newBuilder(target)
                        .header("Authorization", permission.get("BucketAuth").asText())
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(zip)))
                .statusCode();
        if (status != 200) {
            throw new IllegalStateException("the upload of " + key + " was answered with " + status);
        }
    }

    private void aliases() throws IOException, InterruptedException {
        names.put("alias", alias("arena"));
        names.put("doomedAlias", alias("old arena"));
    }

    private String alias(String name) throws IOException, InterruptedException {
        return done("CreateAlias", """
                        {"Name": "NAME", "RoutingStrategy": {"Type": "SIMPLE", "FleetId": "${fleet}"}}""".replace("NAME", name))
                .at("/Alias/AliasId")
                .asText();
    }

    private void scaling() throws IOException, InterruptedException {
        String policy = Examples.of("PutScalingPolicy").orElseThrow().request();
        done("PutScalingPolicy", policy.replace("\"more\"", "\"doomed\""));
        done(
                "PutTimerScalingPolicy",
                Examples.of("PutTimerScalingPolicy").orElseThrow().request());
        names.put(
                "doomedTimer",
                done("DescribeTimerScalingPolicies", "{\"FleetId\": \"${fleet}\"}")
                        .findValue("TimerId")
                        .asText());
    }

    /** One that was placed, and one that waits because its fleet has no process. */
    private void placements() throws IOException, InterruptedException {
        queue("ranked", "${fleet}");
        queue("patient", "${quietFleet}");
        queue("doomed", "${fleet}");
        placement("placement-9", "ranked");
        host.activate(done("DescribeGameServerSessions", """
                        {"FleetId": "${fleet}", "StatusFilter": "ACTIVATING"}""")
                .at("/GameServerSessions/0/GameServerSessionId")
                .asText());
        placement("placement-16", "patient");
    }

    private void queue(String name, String fleet) throws IOException, InterruptedException {
        done("CreateGameServerSessionQueue", """
                {"Name": "NAME", "Destinations":
                  [{"DestinationArn": "qcs::gse:local:uin/100000000001:fleet/FLEET"}]}""".replace("NAME", name).replace("FLEET", fleet));
    }

    private void placement(String id, String queue) throws IOException, InterruptedException {
        done("StartGameServerSessionPlacement", """
                {"PlacementId": "ID", "GameServerSessionQueueName": "QUEUE", "MaximumPlayerSessionCount": 8,
                 "DesiredPlayerSessions": [{"PlayerId": "player-1", "PlayerData": ""}]}""".replace("\"ID\"", "\"" + id + "\"")
                .replace("QUEUE", queue));
    }

    private JsonNode done(String action, String request) throws IOException, InterruptedException {
        JsonNode response = server.call(action, request(Example.of(action, request)));
        if (response.has("Error")) {
            throw new IllegalStateException(action + " " + request + " was refused: " + response);
        }
        return response;
    }
}
