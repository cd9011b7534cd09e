package io.opengse.cli.serve;

import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** A line of an agent's log, for people. */
final class HumanLine extends Formatter {
    @Override
    public String format(LogRecord record) {
        String logger = record.getLoggerName() == null ? "" : record.getLoggerName();
        StringBuilder line = new StringBuilder()
                .append(record.getInstant())
                .append(' ')
                .append(record.getLevel())
                .append(' ')
                .append(logger.substring(logger.lastIndexOf('.') + 1))
                .append(' ')
                .append(formatMessage(record));
        for (Throwable cause = record.getThrown(); cause != null; cause = cause.getCause()) {
            line.append(" <- ").append(cause);
        }
        return line.append(System.lineSeparator()).toString();
    }
}
