package io.opengse.trials.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opengse.server.sql.postgres.PostgresPlace;
import io.opengse.server.sql.postgres.PostgresServer;
import io.opengse.trials.site.GameFolder;
import io.opengse.trials.site.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/**
 * Whoever does what docs/scale-out.md says, line by line, comes from gse up to PostgreSQL, two servers and three joined
 * hosts. The machines are network namespaces; their addresses are the page's but for the beginning. Minutes long, so only
 * with -Dwalk=true.
 */
class WalkTest {
    private static final Path PAGE = Path.of("..", "docs", "scale-out.md");
    private static final List<String> MACHINES = List.of("one", "two", "db", "h1", "h2", "h3");
    private static final String WRITTEN = "10.0.0.";
    private static final int DATABASE = 5432;

    @Test
    void theWalkLeadsWhereItSays(@TempDir Path folder) throws Exception {
        requireWish();
        requireNamespaces();
        try (Network network = Network.laid()) {
            Map<String, Integer> machines = new LinkedHashMap<>();
            MACHINES.forEach(name -> machines.put(name, network.machine()));
            int db = machines.get("db");
            PostgresPlace place = new PostgresPlace(network.on(db), network.address(db), DATABASE, Optional.empty());
            try (PostgresServer database = PostgresServer.start(place);
                    Terminals terminals = new Terminals(folder, network, machines);
                    Events events = new Events(terminals, database)) {
                layGame(terminals.folder("one"));
                Shown shown = new Shown();
                String addresses = network.here().replaceFirst("[0-9]+$", "");
                for (Step step : Page.steps(PAGE)) {
                    System.out.println(step.where() + " " + step);
                    take(step, addresses, terminals, shown, events);
                }
            }
        }
    }

    private static void take(Step step, String addresses, Terminals terminals, Shown shown, Events events)
            throws IOException {
        switch (step) {
            case Step.Written written -> {
                String text = written.text().replace(WRITTEN, addresses).replace("…", "'" + Events.PASSWORD + "'");
                for (String machine : written.machines()) {
                    Files.writeString(terminals.folder(machine).resolve(written.name()), text);
                }
            }
            case Step.Happens happens -> events.happen(happens);
            case Step.Typed typed -> type(typed, addresses, terminals, shown);
        }
    }

    private static void type(Step.Typed typed, String addresses, Terminals terminals, Shown shown) {
        String command = shown.filled(typed.command().replace(WRITTEN, addresses));
        List<String> expected = typed.shown().stream()
                .map(line -> line.replace(WRITTEN, addresses))
                .toList();
        if (Terminals.serves(command)) {
            terminals.serve(typed.machine(), command, expected, shown);
            return;
        }
        Terminals.Ended[] last = new Terminals.Ended[1];
        try {
            await(typed.toString()).atMost(Terminals.PATIENCE).until(() -> {
                last[0] = terminals.run(typed.machine(), command);
                boolean good = last[0].exit() == 0 && shown.in(last[0].printed(), expected);
                if (!good && !again(command)) {
                    throw new AssertionError(typed + "\n" + last[0]);
                }
                return good;
            });
        } catch (ConditionTimeoutException never) {
            throw new AssertionError(typed + "\n" + last[0], never);
        }
    }

    /** What takes a moment to become as the page shows it, and what is done until there is a free process. */
    private static boolean again(String command) {
        return command.matches("gse (session create|[a-z]+ list).*");
    }

    private static void layGame(Path one) throws IOException {
        Files.move(GameFolder.in(one).folder(), one.resolve("game"));
        assertThat(one.resolve("game").resolve("start.sh")).isExecutable();
    }

    private static void requireWish() {
        if (!Boolean.getBoolean("walk")) {
            throw new TestAbortedException("the walk of docs/scale-out.md takes minutes: -Dwalk=true takes it");
        }
    }

    private static void requireNamespaces() {
        if (!Network.possible()) {
            System.out.println("""
                    ##########################################################################
                    # NOT TRIED: the walk of docs/scale-out.md. It needs root and `ip netns`. #
                    ##########################################################################""");
            throw new TestAbortedException("network namespaces cannot be made here: the walk was NOT TRIED");
        }
    }
}
