package io.opengse.cli.top;

import io.opengse.cli.client.ApiRefused;
import io.opengse.cli.console.Console;
import io.opengse.cli.console.Failure;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.console.Terminal;
import io.opengse.cli.console.Tone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The live view of an installation: drawn anew each second until a key says enough. */
public final class Top {
    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final Duration KEY_GLANCE = Duration.ofMillis(100);

    private final Surroundings surroundings;
    private final Gaze gaze;
    private final Rates rates;
    private final TopPage page;

    public Top(Surroundings surroundings, Gaze gaze, Rates rates, String server) {
        this.surroundings = surroundings;
        this.gaze = gaze;
        this.rates = rates;
        this.page = new TopPage(surroundings.console(), server);
    }

    /** Once, for pipes and programs that read text. */
    public void printOnce() {
        lines(0).forEach(surroundings.console()::say);
    }

    /** Until q, Escape or Ctrl-C. */
    public void live(Terminal terminal) {
        CompletableFuture<String> stop = surroundings.stopAsked().get();
        terminal.enter();
        try {
            while (!stop.isDone()) {
                terminal.draw(linesOrTrouble(terminal.rows()));
                for (long waited = 0; waited < BETWEEN.toMillis(); waited += KEY_GLANCE.toMillis()) {
                    if (terminal.leaveAsked() || stop.isDone() || !surroundings.pauseFor(KEY_GLANCE)) {
                        return;
                    }
                }
            }
        } finally {
            terminal.leave();
        }
    }

    /** A server that is away for a moment does not end the view. */
    private List<String> linesOrTrouble(int rows) {
        try {
            return lines(rows);
        } catch (Failure | ApiRefused away) {
            return List.of(surroundings.console().paint(Tone.BAD, String.valueOf(away.getMessage())), "trying again …");
        }
    }

    private List<String> lines(int rows) {
        Console console = surroundings.console();
        Glance glance = gaze.look();
        rates.look(glance.at());
        List<String> lines = new ArrayList<>(page.lines(glance, rates, rows));
        if (rows > 0) {
            lines.add("");
            lines.add(console.paint(Tone.FAINT, "q leaves   gse logs -f shows what happens"));
        }
        return lines;
    }
}
