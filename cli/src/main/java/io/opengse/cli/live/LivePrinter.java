package io.opengse.cli.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Console;
import io.opengse.cli.console.Tone;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Prints live lines: for people in columns and colours, for programs one document per line. */
public final class LivePrinter {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final Pattern CONTROL = Pattern.compile("\u001b\\[[0-9;?]*[A-Za-ln-z]|[\\p{Cntrl}&&[^\t\u001b]]");
    private static final Pattern ESCAPE = Pattern.compile("\u001b(?!\\[[0-9;]*m)");

    private final Console console;
    private final boolean json;
    private final boolean bare;

    /** @param bare printed lines of one process alone: nothing is put before them */
    public LivePrinter(Console console, boolean json, boolean bare) {
        this.console = console;
        this.json = json;
        this.bare = bare;
    }

    public void print(LiveLine line) {
        if (json) {
            console.documentLine(document(line));
        } else if (bare && line.stream() == LiveStream.PROCESS) {
            console.say(clean(line.text()));
        } else {
            console.say(columns(line));
        }
    }

    /** As programs read it. */
    public static ObjectNode document(LiveLine line) {
        ObjectNode document = CloudApi.parameters()
                .put("Time", line.at().toString())
                .put("Stream", line.stream().name().toLowerCase(Locale.ROOT))
                .put("Level", line.level().name())
                .put("ProcessId", line.process());
        if (!line.head().isEmpty()) {
            document.put("Code", line.head());
        }
        return document.put("Line", line.text());
    }

    private String columns(LiveLine line) {
        String time = console.paint(Tone.FAINT, TIME.format(line.at()));
        return switch (line.stream()) {
            case ENGINE -> time + "  engine   " + toned(line, Tone.STRONG, line.head()) + "  " + clean(line.text());
            case PROCESS ->
                time + "  " + console.paint(Tone.FAINT, line.process()) + " │ "
                        + (line.level() == Level.INFO
                                ? clean(line.text())
                                : toned(line, Tone.FAINT, clean(line.text())));
            case SDK ->
                time + "  " + console.paint(Tone.FAINT, line.process()) + " " + toned(line, Tone.GOOD, line.head())
                        + "  " + clean(line.text());
        };
    }

    private String toned(LiveLine line, Tone usual, String text) {
        return switch (line.level()) {
            case ERROR -> console.paint(Tone.BAD, text);
            case WARN -> console.paint(Tone.UNDER_WAY, text);
            case INFO, DEBUG -> console.paint(usual, text);
        };
    }

    /** Games may print anything: their colours stay where colours are wanted, what moves the cursor never does. */
    private String clean(String text) {
        String harmless = CONTROL.matcher(text).replaceAll("");
        String coloured = ESCAPE.matcher(harmless).replaceAll("");
        return console.coloured() ? coloured : COLOUR.matcher(coloured).replaceAll("");
    }
}
