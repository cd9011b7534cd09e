package io.opengse.settings;

import java.util.List;

/** How a serving program writes its log; server and agent have the same keys. */
public record LogSettings(Format format, Level level, Terminal terminal) {
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

    /** What is told on the standard error stream beside the file. */
    public enum Terminal {
        WARNINGS,
        /** As in the file: for whoever collects what a container prints. */
        ALL
    }

    private static final Setting<Format> FORMAT = Setting.choice(
            "log-format",
            Format.HUMAN,
            Format.class,
            "How gse.log is written: for people, or a JSON document per line.");
    private static final Setting<Level> LEVEL =
            Setting.choice("log-level", Level.INFO, Level.class, "Nothing that matters less is written to gse.log.");

    private static final Setting<Terminal> TERMINAL = Setting.choice(
            "log-terminal",
            Terminal.WARNINGS,
            Terminal.class,
            "What of gse.log also goes to standard error: warnings, in brief, or all of it as it stands there.");

    public static List<Setting<?>> declared() {
        return List.of(FORMAT, LEVEL, TERMINAL);
    }

    public static LogSettings of(Settings settings) {
        return new LogSettings(settings.get(FORMAT), settings.get(LEVEL), settings.get(TERMINAL));
    }
}
