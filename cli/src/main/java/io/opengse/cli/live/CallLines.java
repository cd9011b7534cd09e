package io.opengse.cli.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The SDK calls of one process, told as lines. */
final class CallLines implements LineSource {
    private static final double MICROSECONDS = 1000.0;

    private final CloudApi api;
    private final String process;
    private final int first;
    private boolean asked;
    private long last;

    /** @param first so many of the newest to begin with */
    CallLines(CloudApi api, String process, int first) {
        this.api = api;
        this.process = process;
        this.first = first;
    }

    @Override
    public List<LiveLine> more(int waitSeconds) {
        ObjectNode question = CloudApi.parameters().put("ProcessId", process).put("AfterNumber", last);
        JsonNode answer = api.call("OpengseListSdkCalls", asked ? question.put("WaitSeconds", waitSeconds) : question);
        List<LiveLine> lines = new ArrayList<>();
        long missed = answer.path("Missed").asLong();
        if (asked && missed > 0) {
            String text = "… " + missed + " calls left out: there are more than are read here …";
            Instant at = Instant.parse(answer.path("Calls").path(0).path("Time").asText());
            lines.add(new LiveLine(at, LiveStream.SDK, Level.WARN, process, "", text));
        }
        for (JsonNode call : answer.path("Calls")) {
            last = call.path("Number").asLong();
            lines.add(line(call));
        }
        List<LiveLine> shown = asked ? lines : lines.subList(Math.max(0, lines.size() - first), lines.size());
        asked = true;
        return shown;
    }

    private LiveLine line(JsonNode call) {
        String error = call.path("Error").asText();
        String took =
                String.format(Locale.ROOT, "%.1f ms", call.path("Microseconds").asLong() / MICROSECONDS);
        String arguments = call.path("Arguments").asText();
        String request = call.path("SdkRequestId").asText();
        String text = (arguments.isEmpty() ? "" : arguments + "  ")
                + (error.isEmpty() ? "→ " + call.path("Answer").asText() : "✗ " + error) + "  (" + took
                + (request.isEmpty() ? ")" : ", request " + request + ")");
        String arrow = "TO_GAME".equals(call.path("Direction").asText()) ? "⇒ " : "⇐ ";
        return new LiveLine(
                Instant.parse(call.path("Time").asText()),
                LiveStream.SDK,
                error.isEmpty() ? Level.INFO : Level.WARN,
                process,
                arrow + call.path("Method").asText(),
                text);
    }
}
