package io.opengse.cli.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** What one process prints, cut into lines; a line that has no end yet waits for it. */
final class OutputLines implements LineSource {
    private final CloudApi api;
    private final InstantSource clock;
    private final String process;
    private final int first;
    private long next = -1;
    private String begun = "";

    /** @param first so many of its last lines to begin with */
    OutputLines(CloudApi api, InstantSource clock, String process, int first) {
        this.api = api;
        this.clock = clock;
        this.process = process;
        this.first = first;
    }

    @Override
    public List<LiveLine> more(int waitSeconds) {
        ObjectNode question = CloudApi.parameters().put("ProcessId", process);
        if (next < 0) {
            question.put("LastLines", first);
        } else {
            question.put("Position", next).put("WaitSeconds", waitSeconds);
        }
        JsonNode answer = api.call("OpengseGetProcessOutput", question);
        next = answer.path("NextPosition").asLong();
        List<LiveLine> lines = new ArrayList<>();
        mark(lines, answer.path("LostBytes").asLong(), "are no longer kept");
        mark(lines, answer.path("SkippedBytes").asLong(), "left out: it prints faster than is read here");
        cut(answer.path("Text").asText(), lines);
        return lines;
    }

    /** What has no end and never will. */
    List<LiveLine> rest() {
        List<LiveLine> lines = new ArrayList<>();
        if (!begun.isEmpty()) {
            lines.add(line(begun));
            begun = "";
        }
        return lines;
    }

    private void mark(List<LiveLine> lines, long bytes, String what) {
        if (bytes > 0) {
            begun = "";
            String text = "… " + bytes + " bytes " + what + " …";
            lines.add(new LiveLine(now(), LiveStream.PROCESS, Level.WARN, process, "", text));
        }
    }

    private void cut(String text, List<LiveLine> lines) {
        String whole = begun + text;
        int from = 0;
        for (int end = whole.indexOf('\n'); end >= 0; end = whole.indexOf('\n', from)) {
            lines.add(line(whole.substring(from, end)));
            from = end + 1;
        }
        begun = whole.substring(from);
    }

    private LiveLine line(String text) {
        return new LiveLine(now(), LiveStream.PROCESS, Level.ofPrinted(text), process, "", text.stripTrailing());
    }

    private Instant now() {
        return clock.instant();
    }
}
