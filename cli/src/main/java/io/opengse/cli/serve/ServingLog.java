package io.opengse.cli.serve;

import io.opengse.settings.LogSettings;
import java.nio.file.Path;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Where a serving program's log goes. To be set before anything is logged. */
public final class ServingLog {
    private ServingLog() {}

    /** One line per decision into gse.log of the data directory; warnings, or all of them, also on the terminal. */
    public static Path into(Path data, LogSettings settings) {
        Path file = data.resolve("gse.log");
        System.setProperty("gse.log", file.toString());
        System.setProperty("gse.log.level", settings.level().name());
        System.setProperty("gse.log.terminal", appender(settings.terminal()));
        System.setProperty("logback.configurationFile", configuration(settings.format()));
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        return file;
    }

    static String configuration(LogSettings.Format format) {
        return switch (format) {
            case HUMAN -> "logback-serving.xml";
            case JSON -> "logback-serving-json.xml";
        };
    }

    static String appender(LogSettings.Terminal terminal) {
        return switch (terminal) {
            case WARNINGS -> "warnings";
            case ALL -> "all";
        };
    }
}
