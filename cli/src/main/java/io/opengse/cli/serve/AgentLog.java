package io.opengse.cli.serve;

import io.opengse.settings.LogSettings;
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

    public static void into(Path data, LogSettings settings) throws IOException {
        if (ServiceLoader.load(System.LoggerFinder.class).findFirst().isPresent()) {
            ServingLog.into(data, settings);
            return;
        }
        Files.createDirectories(data);
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        Formatter lines = switch (settings.format()) {
            case HUMAN -> new HumanLine();
            case JSON -> new JsonLine();
        };
        Level level = level(settings.level());
        Handler terminal = switch (settings.terminal()) {
            case WARNINGS -> written(new ConsoleHandler(), Level.WARNING, new HumanLine());
            case ALL -> written(new ConsoleHandler(), level, lines);
        };
        root.setLevel(level);
        root.addHandler(
                written(new FileHandler(pattern(data.resolve("gse.log")), FILE_LIMIT, FILES, true), level, lines));
        root.addHandler(terminal);
        GRPC.setLevel(Level.WARNING);
    }

    private static Level level(LogSettings.Level level) {
        return switch (level) {
            case ERROR -> Level.SEVERE;
            case WARN -> Level.WARNING;
            case INFO -> Level.INFO;
            case DEBUG -> Level.FINE;
            case TRACE -> Level.FINEST;
        };
    }

    private static Handler written(Handler handler, Level level, Formatter lines) {
        handler.setFormatter(lines);
        handler.setLevel(level);
        return handler;
    }

    /** gse.log.0 is the newest. */
    private static String pattern(Path file) {
        return file.toString().replace("%", "%%") + ".%g";
    }
}
