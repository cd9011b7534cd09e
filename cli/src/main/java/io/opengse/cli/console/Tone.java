package io.opengse.cli.console;

import java.util.Map;

/** The few colours of the command and what they mean. */
public enum Tone {
    GOOD("\u001b[32m"),
    BAD("\u001b[31m"),
    UNDER_WAY("\u001b[33m"),
    FAINT("\u001b[2m"),
    STRONG("\u001b[1m");

    static final String END = "\u001b[0m";

    private static final Map<String, Tone> STATUSES = Map.ofEntries(
            Map.entry("ACTIVE", GOOD),
            Map.entry("READY", GOOD),
            Map.entry("CONNECTED", GOOD),
            Map.entry("✓", GOOD),
            Map.entry("ERROR", BAD),
            Map.entry("UNHEALTHY", BAD),
            Map.entry("TIMEDOUT", BAD),
            Map.entry("LOST", BAD),
            Map.entry("✗", BAD),
            Map.entry("ACTIVATING", UNDER_WAY),
            Map.entry("TERMINATING", UNDER_WAY),
            Map.entry("RESERVED", UNDER_WAY),
            Map.entry("AWAY", UNDER_WAY),
            Map.entry("TERMINATED", FAINT),
            Map.entry("COMPLETED", FAINT));

    private final String begin;

    Tone(String begin) {
        this.begin = begin;
    }

    String begin() {
        return begin;
    }

    /** The text of a cell, in its colour when it is a status we know. */
    static String ofCell(String cell) {
        Tone tone = STATUSES.get(cell.strip());
        return tone == null ? cell : tone.around(cell);
    }

    /** Colours the words and leaves the blanks around them alone. */
    String around(String padded) {
        String words = padded.strip();
        int at = padded.indexOf(words);
        return padded.substring(0, at) + begin + words + END + padded.substring(at + words.length());
    }
}
