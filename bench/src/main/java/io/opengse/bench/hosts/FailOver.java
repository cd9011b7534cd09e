package io.opengse.bench.hosts;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.agent.link.HostPort;
import io.opengse.bench.Lab;
import io.opengse.bench.figure.Row;
import io.opengse.bench.load.Latencies;
import io.opengse.bench.load.Stopwatch;
import io.opengse.cli.client.ApiRefused;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Failure;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Of two servers on one database the one that leads goes, under load. First it is killed, and has about half of the hosts;
 * then, when a third one has come, the second, which has all of them by now, is stopped in good order. How long until all
 * is well, and what calls felt of it.
 */
final class FailOver {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration GLANCE = Duration.ofMillis(20);
    private static final Duration SETTLING = Duration.ofSeconds(5);
    private static final Duration AFTERWARDS = Duration.ofSeconds(2);
    private static final double MILLIS = 1000;
    private static final double SHARE = 0.99;

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

    /** @param links where the agents look for servers: that of the one that dies, and that of the other */
    static void measure(Lab lab, Crowd crowd, CrowdFleets fleets, ServerProgram dying, List<HostPort> links)
            throws IOException {
        lab.progress().accept("that server is killed, and another one takes over");
        try (ServerProgram second = dying.startSibling("crowd-b", links.getLast())) {
            crowd.connectAnew();
            lab.stopwatch()
                    .await("the hosts to have spread", PATIENCE, () -> crowd.haveReported(CrowdFleets.PROCESSES));
            FailOver killed = new FailOver(lab, crowd, fleets, second.api());
            lab.figures().add(Row.of("killed", killed.seconds(dying::kill)));
            lab.progress().accept("that one is stopped, and a third one takes over");
            try (ServerProgram third = second.startSibling("crowd-c", links.getFirst())) {
                FailOver stopped = new FailOver(lab, crowd, fleets, third.api());
                lab.figures().add(Row.of("stopped", stopped.seconds(second::stop)));
            }
        }
    }

    /** @param end of the server that leads */
    private Map<String, Double> seconds(Runnable end) {
        lab.stopwatch().pause(SETTLING);
        try (Traffic traffic = Traffic.begin(lab, crowd, fleets, api)) {
            lab.stopwatch().pause(SETTLING);
            Map<String, Double> cells = new LinkedHashMap<>();
            cells.put("hosts", (double) crowd.size());
            end.run();
            cells.putAll(awaited());
            lab.stopwatch().pause(AFTERWARDS);
            traffic.close();
            cells.put("sdkCalls", (double) traffic.questions().count());
            cells.put("sdkFailed", (double) traffic.questions().failures());
            cells.put("sdkP99Seconds", traffic.questions().within(SHARE) / MILLIS);
            cells.put("sdkLongestSeconds", traffic.questions().longest() / MILLIS);
            cells.put("creates", (double) traffic.creates().count());
            cells.put("createsFailed", (double) traffic.creates().failures());
            cells.put("createP99Seconds", traffic.creates().within(SHARE) / MILLIS);
            cells.put("createLongestSeconds", traffic.creates().longest() / MILLIS);
            tell("SDK calls", traffic.questions());
            tell("creates", traffic.creates());
            return cells;
        }
    }

    private void tell(String what, Latencies kind) {
        kind.reasons().forEach((why, times) -> lab.progress().accept("  " + times + " " + what + " failed: " + why));
    }

    private Map<String, Double> awaited() {
        Map<String, BooleanSupplier> signs = new LinkedHashMap<>();
        signs.put("createdSeconds", this::created);
        signs.put("leaderSeconds", () -> here().path("Leads").asBoolean());
        signs.put("hostsSeconds", () -> here().path("Hosts").asInt() == crowd.size());
        signs.put("playedSeconds", this::played);
        Stopwatch stopwatch = lab.stopwatch();
        long start = stopwatch.now();
        Map<String, Double> seen = new HashMap<>();
        while (seen.size() < signs.size()) {
            signs.forEach((name, given) -> {
                if (!seen.containsKey(name) && holds(given)) {
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

    /** A question that fails is no sign, and is asked again. */
    private static boolean holds(BooleanSupplier sign) {
        try {
            return sign.getAsBoolean();
        } catch (ApiRefused | Failure _) {
            return false;
        }
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

    /** What the server that is left says of itself; by its port, as all are on this machine. */
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
