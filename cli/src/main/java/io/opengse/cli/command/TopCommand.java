package io.opengse.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.console.Terminal;
import io.opengse.cli.top.Gaze;
import io.opengse.cli.top.Rates;
import io.opengse.cli.top.Top;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "top",
        description = "Shows fleets, processes, sessions, players and rates, live in a terminal, once elsewhere.")
final class TopCommand implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Option(names = "--once", description = "Show it once, in a terminal too.")
    private boolean once;

    TopCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            Gaze gaze = new Gaze(api, surroundings.clock());
            if (options.json) {
                ObjectNode document = gaze.document();
                surroundings.console().document(document);
                return;
            }
            Top top = new Top(surroundings, gaze, new Rates(api), api.server().toString());
            if (once || surroundings.console().width() <= 0) {
                top.printOnce();
            } else {
                top.live(new Terminal(surroundings.console()));
            }
        }
    }
}
