package io.opengse.settings;

import java.util.List;

/** How a serving program writes its log; server and agent have the same two keys. */
public record LogSettings(Format format, Level level) {
    /** How a line looks. */
    public enum Format {
        HUMAN,
        /** One document per line, for log collectors. */
        JSON
    }

    /** From what matters most. */
    public enum Level {
        ERROR,
        WARN,
        INFO,
        DEBUG,
        TRACE
    }

    private static final Setting<Format> FORMAT = Setting.choice(
            "log-format",
            Format.HUMAN,
            Format.class,
            "How gse.log is written: for people, or a JSON document per line.");
    private static final Setting<Level> LEVEL =
            Setting.choice("log-level", Level.INFO, Level.class, "Nothing that matters less is written to gse.log.");

    public static List<Setting<?>> declared() {
        return List.of(FORMAT, LEVEL);
    }

    public static LogSettings of(Settings settings) {
        return new LogSettings(settings.get(FORMAT), settings.get(LEVEL));
    }
}
