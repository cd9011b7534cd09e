package io.opengse.bench.program;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.bench.Lab;
import io.opengse.bench.figure.Figure;
import io.opengse.bench.figure.Medians;
import io.opengse.cli.client.ApiRefused;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.place.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From a signed create to an ACTIVE session, one after the other, on the demo fleet of a real gse up: server, agent and
 * sample game. Each session is played by one player, who comes and goes, before the next is created.
 */
public final class CreateToActive {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration GLANCE = Duration.ofMillis(1);
    /** The end of a match, whose log is packed then, is not part of the next one's beginning. */
    private static final Duration BREATH = Duration.ofMillis(20);

    private static final double MILLIS_PER_SECOND = 1e3;

    private final Lab lab;
    private final LeanClient api;

    private CreateToActive(Lab lab, LeanClient api) {
        this.lab = lab;
        this.api = api;
    }

    public static void measure(Lab lab) throws IOException {
        lab.progress().accept("sessions on a warm ./gse up, from create to ACTIVE");
        DataDirectory data = new DataDirectory(lab.folder("warm"));
        try (Program up = Program.serving(lab, data, Map.of(), "up", "--sdk", "127.0.0.1:0")) {
            try (LeanClient api = new LeanClient(
                    data.endpoints().orElseThrow().api(), data.credentials().orElseThrow(), lab.clock())) {
                new CreateToActive(lab, api).measure();
            }
            up.requireRunning();
        }
    }

    private void measure() {
        String fleet = lab.stopwatch().awaited("the demo fleet", PATIENCE, this::fleet);
        List<Double> millis = new ArrayList<>();
        int warmUps = lab.scale().warmUpSessions();
        for (int session = 0; session < warmUps + lab.scale().sessions(); session++) {
            double each = lab.stopwatch().awaited("a free process", PATIENCE, () -> play(fleet));
            if (session >= warmUps) {
                millis.add(each);
            }
            lab.stopwatch().pause(BREATH);
        }
        lab.figures().put(Figure.CREATE_TO_ACTIVE_MILLIS, Medians.of(millis));
    }

    private Optional<String> fleet() {
        return Optional.of(api.call("ListFleets", CloudApi.parameters())
                        .path("FleetIds")
                        .path(0)
                        .asText())
                .filter(id -> !id.isEmpty());
    }

    /** How long it took to be ACTIVE, in milliseconds; empty while no process is ready. */
    private Optional<Double> play(String fleet) {
        ObjectNode wanted = CloudApi.parameters().put("FleetId", fleet).put("MaximumPlayerSessionCount", 2);
        long start = lab.stopwatch().now();
        JsonNode session;
        try {
            session = api.call("CreateGameServerSession", wanted).path("GameServerSession");
        } catch (ApiRefused notYet) {
            return Optional.empty();
        }
        String id = session.path("GameServerSessionId").asText();
        await(id, "ACTIVE");
        double millis = lab.stopwatch().secondsSince(start) * MILLIS_PER_SECOND;
        comeAndGo(id, session.path("Port").asInt());
        await(id, "TERMINATED");
        return Optional.of(millis);
    }

    private void await(String session, String status) {
        ObjectNode question = CloudApi.parameters().put("GameServerSessionId", session);
        long start = lab.stopwatch().now();
        while (!status.equals(api.call("DescribeGameServerSessions", question)
                .path("GameServerSessions")
                .path(0)
                .path("Status")
                .asText())) {
            if (lab.stopwatch().secondsSince(start) > PATIENCE.toSeconds()) {
                throw new IllegalStateException("session " + session + " did not become " + status);
            }
            lab.stopwatch().pause(GLANCE);
        }
    }

    private void comeAndGo(String session, int port) {
        ObjectNode player =
                CloudApi.parameters().put("GameServerSessionId", session).put("PlayerId", "bench");
        String ticket = api.call("JoinGameServerSession", player)
                .path("PlayerSession")
                .path("PlayerSessionId")
                .asText();
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write((ticket + "\n").getBytes(StandardCharsets.UTF_8));
            if (socket.getInputStream().read() < 0) {
                throw new IOException("the game hung up on a player with a ticket for " + session);
            }
        } catch (IOException problem) {
            throw new UncheckedIOException("the game at port " + port + " could not be reached", problem);
        }
    }
}
