package io.opengse.cli.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The engine's events, told as lines. */
final class EventLines implements LineSource {
    private static final int MOST_AT_ONCE = 1000;

    private final CloudApi api;
    private final ObjectNode about;
    private final int first;
    private boolean asked;
    private long last;

    /** @param first so many of the newest to begin with */
    EventLines(CloudApi api, ObjectNode about, int first) {
        this.api = api;
        this.about = about;
        this.first = first;
    }

    /** Returns at once, whatever the waiting time: the server does not wait for events. */
    @Override
    public List<LiveLine> more(int waitSeconds) {
        ObjectNode question = about.deepCopy().put("Limit", asked ? MOST_AT_ONCE : Math.clamp(first, 1, MOST_AT_ONCE));
        if (last > 0) {
            question.put("AfterNumber", last);
        }
        List<JsonNode> events = new ArrayList<>();
        api.call("OpengseListEvents", question).path("Events").forEach(events::add);
        events.sort(Comparator.comparingLong(event -> event.path("Number").asLong()));
        if (!events.isEmpty()) {
            last = events.getLast().path("Number").asLong();
        }
        boolean shown = asked || first > 0;
        asked = true;
        return shown ? events.stream().map(EventLines::line).toList() : List.of();
    }

    private static LiveLine line(JsonNode event) {
        String code = event.path("EventCode").asText();
        return new LiveLine(
                Instant.parse(event.path("Time").asText()),
                LiveStream.ENGINE,
                Level.ofEvent(code),
                event.path("ProcessId").asText(""),
                code,
                event.path("Message").asText());
    }
}
