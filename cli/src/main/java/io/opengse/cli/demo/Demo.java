package io.opengse.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.ApiRefused;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Failure;
import io.opengse.cli.console.Surroundings;
import io.opengse.server.address.IpLiteral;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A whole match, from the creation of its session to its log, against a server that runs the sample game. */
public final class Demo {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration GLANCE = Duration.ofMillis(10);
    private static final List<String> PLAYERS = List.of("ada", "bob");

    private final CloudApi api;
    private final Surroundings surroundings;
    private final Story story;

    public Demo(CloudApi api, Surroundings surroundings, Story story) {
        this.api = api;
        this.surroundings = surroundings;
        this.story = story;
    }

    /** @throws Failure with the reason when anything is off */
    public void play(String fleetId) {
        JsonNode session = created(fleetId);
        String id = session.path("GameServerSessionId").asText();
        session = awaited("to be ACTIVE", () -> described(id), is("Status", "ACTIVE"));
        story.tell("the game has activated it: ACTIVE");
        Map<String, String> tickets = joined(id);
        story.tell("seats RESERVED for " + String.join(" and ", tickets.keySet()) + "; each has a ticket");
        InetSocketAddress game = new InetSocketAddress(
                session.path("IpAddress").asText(), session.path("Port").asInt());
        String result = new Match(game).play(tickets, story);
        awaited("to be TERMINATED", () -> described(id), is("Status", "TERMINATED"));
        story.tell("the game has ended the session: TERMINATED (" + result + ")");
        checkPlayers(id);
        awaitLog(id);
        story.tell("the process is free for the next session: " + reused(fleetId));
    }

    private JsonNode created(String fleetId) {
        ObjectNode question = CloudApi.parameters()
                .put("FleetId", fleetId)
                .put("Name", "demo")
                .put("MaximumPlayerSessionCount", PLAYERS.size());
        JsonNode session = api.call("CreateGameServerSession", question).path("GameServerSession");
        String id = session.path("GameServerSessionId").asText();
        story.tell("session " + id.substring(id.lastIndexOf('/') + 1) + " created: "
                + session.path("Status").asText() + " at "
                + IpLiteral.withPort(
                        session.path("IpAddress").asText(), session.path("Port").asInt()));
        return session;
    }

    private Map<String, String> joined(String id) {
        Map<String, String> tickets = new LinkedHashMap<>();
        for (String player : PLAYERS) {
            ObjectNode question =
                    CloudApi.parameters().put("GameServerSessionId", id).put("PlayerId", player);
            JsonNode seat = api.call("JoinGameServerSession", question).path("PlayerSession");
            tickets.put(player, seat.path("PlayerSessionId").asText());
        }
        return tickets;
    }

    private JsonNode described(String id) {
        return api.call("DescribeGameServerSessions", CloudApi.parameters().put("GameServerSessionId", id))
                .path("GameServerSessions")
                .path(0);
    }

    private void checkPlayers(String id) {
        JsonNode players = api.call(
                        "DescribePlayerSessions", CloudApi.parameters().put("GameServerSessionId", id))
                .path("PlayerSessions");
        for (JsonNode player : players) {
            if (!player.path("Status").asText().equals("COMPLETED")) {
                throw new Failure(
                        "player " + player.path("PlayerId").asText() + " is "
                                + player.path("Status").asText() + " after the match, not COMPLETED",
                        "gse events --session tells what happened");
            }
        }
        story.tell(players.size() + " player sessions COMPLETED");
    }

    private void awaitLog(String id) {
        JsonNode answer = awaited(
                "to have its log kept",
                () -> logUrl(id),
                url -> !url.path("PreSignedUrl").asText("").isEmpty());
        story.tell("its log is kept, " + downloaded(answer.path("PreSignedUrl").asText())
                + " bytes; to fetch it: gse session logs " + id.substring(id.lastIndexOf('/') + 1));
    }

    private long downloaded(String url) {
        try {
            Path file = Files.createTempFile("gse-demo", ".zip");
            try {
                return api.download(url, file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException problem) {
            throw new Failure(
                    "the log cannot be written to disk: " + problem.getMessage(), "is the disk full?", problem);
        }
    }

    /** No URL yet is no error: logs arrive a moment after the end. */
    private JsonNode logUrl(String id) {
        try {
            return api.call("GetGameServerSessionLogUrl", CloudApi.parameters().put("GameServerSessionId", id));
        } catch (ApiRefused refused) {
            if (refused.code().startsWith("Resource")) {
                return CloudApi.parameters();
            }
            throw refused;
        }
    }

    private String reused(String fleetId) {
        JsonNode processes = api.call(
                        "OpengseListProcesses", CloudApi.parameters().put("FleetId", fleetId))
                .path("Processes");
        int ready = 0;
        for (JsonNode process : processes) {
            ready += process.path("Status").asText().equals("ACTIVE") ? 1 : 0;
        }
        if (ready == 0) {
            throw new Failure("no process of the fleet is ready any more", "gse process list --all shows what ended");
        }
        return ready + " ready";
    }

    private JsonNode awaited(String what, Supplier<JsonNode> look, Predicate<JsonNode> good) {
        Instant last = surroundings.clock().instant().plus(PATIENCE);
        JsonNode seen = look.get();
        while (!good.test(seen)) {
            if (seen.path("Status").asText().equals("ERROR")) {
                throw new Failure(
                        "the session failed: " + seen.path("StatusReason").asText(), "gse events tells more");
            }
            if (surroundings.clock().instant().isAfter(last) || !surroundings.pauseFor(GLANCE)) {
                throw new Failure(
                        "waited " + PATIENCE.toSeconds() + " s in vain for the session " + what + "; it is "
                                + seen.path("Status").asText("without an answer"),
                        "gse events tells what was decided, gse logs what the game printed");
            }
            seen = look.get();
        }
        return seen;
    }

    private static Predicate<JsonNode> is(String field, String value) {
        return json -> json.path(field).asText().equals(value);
    }
}
