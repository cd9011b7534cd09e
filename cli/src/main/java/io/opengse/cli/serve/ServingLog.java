package io.opengse.cli.serve;

import java.nio.file.Path;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Where a serving program's log goes. To be set before anything is logged. */
public final class ServingLog {
    private ServingLog() {}

    /** One line per decision into gse.log of the data directory; warnings also on the terminal. */
    public static Path into(Path data) {
        Path file = data.resolve("gse.log");
        System.setProperty("gse.log", file.toString());
        System.setProperty("logback.configurationFile", "logback-serving.xml");
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        return file;
    }
}
