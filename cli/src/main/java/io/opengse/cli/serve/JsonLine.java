package io.opengse.cli.serve;

import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * A line of an agent's log, for programs: the same names as in a server's. Written by hand, since an agent loads no
 * library for it.
 */
final class JsonLine extends Formatter {
    private static final char FIRST_PRINTABLE = 0x20;

    @Override
    public String format(LogRecord record) {
        StringBuilder line = new StringBuilder("{\"timestamp\":")
                .append(record.getInstant().toEpochMilli())
                .append(",\"level\":");
        quote(line, level(record.getLevel()));
        quote(line.append(",\"loggerName\":"), String.valueOf(record.getLoggerName()));
        quote(line.append(",\"formattedMessage\":"), formatMessage(record));
        if (record.getThrown() != null) {
            quote(line.append(",\"throwable\":"), causes(record.getThrown()));
        }
        return line.append("}\n").toString();
    }

    /** As a server's log names them. */
    private static String level(Level level) {
        if (level.intValue() >= Level.SEVERE.intValue()) {
            return "ERROR";
        }
        if (level.intValue() >= Level.WARNING.intValue()) {
            return "WARN";
        }
        return level.intValue() >= Level.INFO.intValue() ? "INFO" : "DEBUG";
    }

    private static String causes(Throwable thrown) {
        StringBuilder text = new StringBuilder(thrown.toString());
        for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            text.append(" <- ").append(cause);
        }
        return text.toString();
    }

    private static void quote(StringBuilder line, String text) {
        line.append('"');
        for (int index = 0; index < text.length(); index++) {
            char each = text.charAt(index);
            switch (each) {
                case '"' -> line.append("\\\"");
                case '\\' -> line.append("\\\\");
                case '\n' -> line.append("\\n");
                case '\t' -> line.append("\\t");
                default -> {
                    if (each < FIRST_PRINTABLE) {
                        line.append(String.format(Locale.ROOT, "\\u%04x", (int) each));
                    } else {
                        line.append(each);
                    }
                }
            }
        }
        line.append('"');
    }
}
