package io.opengse.cli.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.opengse.cli.console.Console;
import io.opengse.cli.console.Tone;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** What happened, line by line, each with the time since the beginning. */
public final class Story {
    private final Console console;
    private final Clock clock;
    private final boolean quiet;
    private final Instant begun;
    private final ArrayNode lines = JsonNodeFactory.instance.arrayNode();

    /** @param quiet only remember: somebody wants it as a document */
    public Story(Console console, Clock clock, boolean quiet) {
        this.console = console;
        this.clock = clock;
        this.quiet = quiet;
        this.begun = clock.instant();
    }

    public void tell(String line) {
        double seconds = Duration.between(begun, clock.instant()).toMillis() / 1000.0;
        lines.addObject().put("Seconds", seconds).put("Line", line);
        if (!quiet) {
            console.say(console.paint(Tone.FAINT, String.format(Locale.ROOT, "%7.3f s", seconds)) + "  " + line);
        }
    }

    public ArrayNode lines() {
        return lines;
    }
}
