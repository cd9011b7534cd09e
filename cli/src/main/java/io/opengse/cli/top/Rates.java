package io.opengse.cli.top;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** How often things happen: counts the engine's events of the last seconds. */
public final class Rates {
    /** Over how long a rate is taken. */
    static final Duration WINDOW = Duration.ofSeconds(10);

    private static final int MOST_AT_ONCE = 1000;
    private static final List<String> CODES = List.of(
            "SESSION_CREATED",
            "SESSION_TERMINATED",
            "SESSION_FAILED",
            "SESSION_REFUSED",
            "PLAYER_JOINED",
            "PLAYER_ACCEPTED",
            "PLAYER_REFUSED",
            "PLAYER_TIMED_OUT",
            "SERVER_PROCESS_CRASHED");

    private record Seen(Instant at, String code) {}

    private final CloudApi api;
    private final Deque<Seen> seen = new ArrayDeque<>();
    private long last;

    public Rates(CloudApi api) {
        this.api = api;
    }

    /** Takes in what has happened since the last time. */
    void look(Instant now) {
        ObjectNode question = CloudApi.parameters().put("Limit", MOST_AT_ONCE);
        CODES.forEach(question.withArray("EventCodes")::add);
        if (last > 0) {
            question.put("AfterNumber", last);
        }
        for (JsonNode event : api.call("OpengseListEvents", question).path("Events")) {
            last = Math.max(last, event.path("Number").asLong());
            seen.add(new Seen(
                    Instant.parse(event.path("Time").asText()),
                    event.path("EventCode").asText()));
        }
        seen.removeIf(each -> each.at().isBefore(now.minus(WINDOW)));
    }

    /** Per second. */
    double of(String... codes) {
        Set<String> wanted = Set.of(codes);
        long count = seen.stream().filter(each -> wanted.contains(each.code())).count();
        return (double) count / WINDOW.toSeconds();
    }
}
