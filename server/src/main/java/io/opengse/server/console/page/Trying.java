package io.opengse.server.console.page;

import io.opengse.engine.id.HostId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.player.PlayerSession;
import io.opengse.engine.player.PlayerStatus;
import io.opengse.server.console.block.Block;
import io.opengse.server.console.block.Form;
import io.opengse.server.console.block.Forms;
import io.opengse.server.live.Trials;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What a developer may break on purpose; nothing where the server serves in earnest. */
final class Trying {
    private final Trials trials;

    Trying(Trials trials) {
        this.trials = trials;
    }

    List<Part> onProcess(ProcessId process, BooleanSupplier living) {
        return part(() -> living.getAsBoolean() ? process(process) : Forms.of());
    }

    private static Forms process(ProcessId process) {
        return Forms.of(
                Form.of("OpengseFailHealthChecks", "try.unhealthy")
                        .hidden("ProcessId", process.value())
                        .number("Count", "3")
                        .asking("try.unhealthy.ask"),
                Form.of("OpengseTellProcessToEnd", "try.end")
                        .hidden("ProcessId", process.value())
                        .number("WithinSeconds", "30")
                        .asking("try.end.ask"),
                Form.of("OpengseKillProcess", "try.kill")
                        .hidden("ProcessId", process.value())
                        .asking("try.kill.ask"));
    }

    List<Part> onHost(HostId host) {
        return part(() -> Forms.of(Form.of("OpengseDropAgentLink", "try.drop")
                .hidden("HostId", host.value())
                .number("ForSeconds", "10")
                .asking("try.drop.ask")));
    }

    /** For each seat that waits for its player, at most a few. */
    List<Part> onPlayers(Supplier<List<PlayerSession>> players) {
        return part(() -> new Forms(players.get().stream()
                .filter(player -> player.status() == PlayerStatus.RESERVED)
                .limit(5)
                .map(player -> Form.of("OpengseExpireReservation", "try.lapse")
                        .choice(
                                "PlayerSessionId",
                                player.id().value(),
                                List.of(player.id().value() + "|" + player.playerId()))
                        .asking("try.lapse.ask"))
                .toList()));
    }

    private List<Part> part(Supplier<Forms> forms) {
        return trials.permitted()
                ? List.of(Part.live("try", "try", () -> (Block) forms.get()))
                : List.of();
    }
}
