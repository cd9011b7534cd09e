package io.opengse.cli.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Where the log of an agent that runs alone goes. Such an agent is launched without a logging library, which saves it
 * some ten megabytes; the JDK's own logging then writes what {@link ServingLog} would have.
 */
public final class AgentLog {
    private static final int FILE_LIMIT = 20 << 20;
    private static final int FILES = 3;

    /** Held, because the JDK forgets the level of a logger that nobody holds. */
    private static final Logger GRPC = Logger.getLogger("io.grpc");

    private AgentLog() {}

    public static void into(Path data) throws IOException {
        if (ServiceLoader.load(System.LoggerFinder.class).findFirst().isPresent()) {
            ServingLog.into(data);
            return;
        }
        Files.createDirectories(data);
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.addHandler(
                written(new FileHandler(pattern(data.resolve("gse.log")), FILE_LIMIT, FILES, true), Level.INFO));
        root.addHandler(written(new ConsoleHandler(), Level.WARNING));
        GRPC.setLevel(Level.WARNING);
    }

    private static Handler written(Handler handler, Level level) {
        handler.setFormatter(new Line());
        handler.setLevel(level);
        return handler;
    }

    /** gse.log.0 is the newest. */
    private static String pattern(Path file) {
        return file.toString().replace("%", "%%") + ".%g";
    }

    private static final class Line extends Formatter {
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
}
