package io.opengse.bench.hosts;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.agent.link.HostPort;
import io.opengse.bench.Lab;
import io.opengse.bench.figure.Row;
import io.opengse.bench.load.Stopwatch;
import io.opengse.cli.client.CloudApi;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A second server waits on the database; the one that leads and has all hosts is killed. How long until all is well. */
final class FailOver {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration GLANCE = Duration.ofMillis(20);
    private static final Duration SETTLING = Duration.ofSeconds(5);

    private final Lab lab;
    private final Crowd crowd;
    private final CrowdFleets fleets;
    private final CloudApi api;
    private Optional<String> session = Optional.empty();

    private FailOver(Lab lab, Crowd crowd, CrowdFleets fleets, CloudApi api) {
        this.lab = lab;
        this.crowd = crowd;
        this.fleets = fleets;
        this.api = api;
    }

    /** @param link where the agents look for the other server */
    static void measure(Lab lab, Crowd crowd, CrowdFleets fleets, ServerProgram dying, HostPort link)
            throws IOException {
        try (ServerProgram other = dying.startSibling("crowd-b", link)) {
            lab.stopwatch().pause(SETTLING);
            dying.kill();
            FailOver failOver = new FailOver(lab, crowd, fleets, other.api());
            lab.figures().add(Row.of("failOver", failOver.seconds()));
        }
    }

    private Map<String, Double> seconds() {
        Map<String, BooleanSupplier> signs = new LinkedHashMap<>();
        signs.put("createdSeconds", this::created);
        signs.put("leaderSeconds", () -> here().path("Leads").asBoolean());
        signs.put("hostsSeconds", () -> here().path("Hosts").asInt() == crowd.size());
        signs.put("playedSeconds", this::played);
        Stopwatch stopwatch = lab.stopwatch();
        long start = stopwatch.now();
        Map<String, Double> seen = new LinkedHashMap<>();
        while (seen.size() < signs.size()) {
            signs.forEach((name, given) -> {
                if (!seen.containsKey(name) && given.getAsBoolean()) {
                    seen.put(name, stopwatch.secondsSince(start));
                }
            });
            if (stopwatch.secondsSince(start) > PATIENCE.toSeconds()) {
                throw new IllegalStateException("after " + PATIENCE.toSeconds() + " s there was only " + seen);
            }
            stopwatch.pause(GLANCE);
        }
        Map<String, Double> inOrder = new LinkedHashMap<>();
        signs.keySet().forEach(name -> inOrder.put(name, seen.getOrDefault(name, 0.0)));
        return inOrder;
    }

    private boolean created() {
        session = fleets.create(api, 0);
        return session.isPresent();
    }

    /** The session that was created at once has reached its host and its game. */
    private boolean played() {
        return session.filter(id -> !"ACTIVATING"
                        .equals(api.call(
                                        "DescribeGameServerSessions",
                                        CloudApi.parameters().put("GameServerSessionId", id))
                                .path("GameServerSessions")
                                .path(0)
                                .path("Status")
                                .asText()))
                .isPresent();
    }

    /** What the server that is left says of itself; by its port, as both are on this machine. */
    private JsonNode here() {
        String authority = api.server().authority();
        String port = authority.substring(authority.lastIndexOf(':'));
        for (JsonNode server :
                api.call("OpengseListServers", CloudApi.parameters()).path("Servers")) {
            if (server.path("Address").asText().endsWith(port)) {
                return server;
            }
        }
        return CloudApi.parameters();
    }
}
