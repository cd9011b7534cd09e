package io.opengse.bench.program;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.bench.Lab;
import io.opengse.bench.figure.Figure;
import io.opengse.bench.figure.Medians;
import io.opengse.cli.client.ApiRefused;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.place.DataDirectory;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From the start of ./gse up in an empty folder to the first ACTIVE session, as a newcomer meets it. */
public final class FirstSession {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private FirstSession() {}

    public static void measure(Lab lab) throws IOException {
        List<Double> seconds = new ArrayList<>();
        for (int round = 0; round < lab.scale().programs(); round++) {
            lab.progress().accept("./gse up, to its first session");
            seconds.add(once(lab, "up-" + round));
        }
        lab.figures().put(Figure.FIRST_SESSION_SECONDS, Medians.of(seconds));
    }

    private static double once(Lab lab, String name) throws IOException {
        DataDirectory data = new DataDirectory(lab.folder(name));
        long start = lab.stopwatch().now();
        try (Program up = Program.start(
                lab, "up", "--data", data.root().toString(), "--api", "127.0.0.1:0", "--sdk", "127.0.0.1:0")) {
            lab.stopwatch()
                    .await(
                            "gse up to serve",
                            PATIENCE,
                            () -> data.endpoints().isPresent()
                                    && data.credentials().isPresent());
            try (CloudApi api = new CloudApi(
                    data.endpoints().orElseThrow().api(), data.credentials().orElseThrow(), lab.clock())) {
                firstSession(lab, api);
            }
            double seconds = lab.stopwatch().secondsSince(start);
            up.requireRunning();
            return seconds;
        }
    }

    private static void firstSession(Lab lab, CloudApi api) {
        String session = lab.stopwatch().awaited("a session", PATIENCE, () -> created(api));
        ObjectNode question = CloudApi.parameters().put("GameServerSessionId", session);
        lab.stopwatch()
                .await(
                        "the session to be ACTIVE",
                        PATIENCE,
                        () -> api.call("DescribeGameServerSessions", question)
                                .path("GameServerSessions")
                                .path(0)
                                .path("Status")
                                .asText()
                                .equals("ACTIVE"));
    }

    /** Empty while there is no fleet or no ready process. */
    private static Optional<String> created(CloudApi api) {
        String fleet = api.call("ListFleets", CloudApi.parameters())
                .path("FleetIds")
                .path(0)
                .asText();
        if (fleet.isEmpty()) {
            return Optional.empty();
        }
        try {
            ObjectNode wanted = CloudApi.parameters()
                    .put("FleetId", fleet)
                    .put("Name", "first")
                    .put("MaximumPlayerSessionCount", 2);
            return Optional.of(api.call("CreateGameServerSession", wanted)
                    .path("GameServerSession")
                    .path("GameServerSessionId")
                    .asText());
        } catch (ApiRefused notYet) {
            return Optional.empty();
        }
    }
}
