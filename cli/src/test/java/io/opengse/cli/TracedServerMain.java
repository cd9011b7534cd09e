package io.opengse.cli;

import io.opengse.server.Server;
import io.opengse.server.ServerSettings;
import io.opengse.settings.Settings;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogManager;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** A server in a program of its own that logs all anybody can make it log; ends when its input does. */
final class TracedServerMain {
    private TracedServerMain() {}

    public static void main(String[] arguments) throws Exception {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        LogManager.getLogManager().getLogger("").setLevel(Level.ALL);
        Settings settings = Settings.resolve(
                ServerSettings.declared(),
                Map.of(),
                Map.of(),
                Map.of("api", "127.0.0.1:0", "link", "127.0.0.1:0", "beacon", "off", "data", arguments[0]));
        try (Server server = Server.start(ServerSettings.of(settings), Clock.systemUTC(), new SecureRandom())) {
            System.out.println(
                    "SERVES " + server.api().host() + ":" + server.api().port());
            while (System.in.read() >= 0) {
                // until the test closes it
            }
        }
    }
}
