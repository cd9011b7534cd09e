package io.opengse.trials.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opengse.trials.ledger.Load;
import io.opengse.trials.player.Table;
import io.opengse.trials.site.Books;
import io.opengse.trials.site.Installation.Machine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.awaitility.core.ThrowingRunnable;

/** Strikes with one fault after another while the load goes on, and looks each time whether everything came right. */
final class Trial {
    /** Far more than is promised: how long it took is written down, and judged where that is asked for. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final Duration GLANCE = Duration.ofMillis(200);
    private static final int NEWS = 6;

    private final Scene scene;
    private final Clock clock;

    Trial(Scene scene, Clock clock) {
        this.scene = scene;
        this.clock = clock;
    }

    /**
     * What came of a fault.
     *
     * @param meanwhile sessions that became ACTIVE for the load while it lasted
     * @param back from its being undone until everything served again
     */
    record Outcome(Fault fault, int meanwhile, Duration back) {}

    /** @throws AssertionError when something was lost, doubled or did not come back */
    Outcome undergo(Fault fault) throws Exception {
        Load load = scene.load();
        Machine.SERVERS.forEach(server -> load.begin(scene.books(server)));
        load.awaitNews(NEWS);
        matchesGoOn("before");
        int before = activations(load);
        say(fault + " strikes");
        Runnable healing = fault.strike(scene);
        pause(fault.length());
        matchesGoOn("under " + fault);
        int meanwhile = activations(load) - before;
        say("is undone");
        Instant healed = clock.instant();
        healing.run();
        serving();
        say("all hosts and one leader");
        served(load);
        Duration back = Duration.between(healed, clock.instant());
        matchesGoOn("after " + fault);
        say("served");
        Books books = scene.books(Machine.SERVER_A);
        load.end(books, scene.installation()::games, Scene.processes());
        say("all quiet");
        audit(load, books);
        return new Outcome(fault, meanwhile, back);
    }

    private void say(String what) {
        System.out.println(clock.instant() + " " + what + " " + scene.load());
    }

    private static int activations(Load load) {
        return load.activations().stream().mapToInt(Integer::intValue).sum();
    }

    private static void pause(Duration length) {
        await("the fault's length")
                .pollDelay(length)
                .atMost(length.multipliedBy(3))
                .until(() -> true);
    }

    private void matchesGoOn(String when) throws Exception {
        for (Table match : scene.matches()) {
            assertThat(match.passOn(when)).as("a live match " + when).isTrue();
        }
    }

    /** Each server says that all hosts are there, and both the same who leads. */
    private void serving() {
        awaited("all hosts and one leader", () -> {
            Optional<Machine> leader = scene.leaderSaidBy(Machine.SERVER_A);
            assertThat(leader).isPresent();
            for (Machine server : Machine.SERVERS) {
                assertThat(scene.books(server).hostStatuses())
                        .isEqualTo(Collections.nCopies(Machine.HOSTS.size(), "CONNECTED"));
                assertThat(scene.leaderSaidBy(server)).isEqualTo(leader);
                assertThat(scene.serversListedBy(server)).isEqualTo(Machine.SERVERS.size());
            }
        });
    }

    /** The second one at least was created when the fault was over. */
    private void served(Load load) {
        List<Integer> before = load.activations();
        awaited("fresh sessions by each server", () -> {
            load.requireWork();
            List<Integer> now = load.activations();
            for (int crowd = 0; crowd < now.size(); crowd++) {
                assertThat(now.get(crowd)).isGreaterThan(before.get(crowd) + 1);
            }
        });
    }

    private static void awaited(String what, ThrowingRunnable check) {
        await(what).atMost(PATIENCE).pollInterval(GLANCE).ignoreExceptions().untilAsserted(check);
    }

    private void audit(Load load, Books books) {
        assertThat(scene.tables().wrongs()).isEmpty();
        for (Table match : scene.matches()) {
            assertThat(books.status(match.session())).isEqualTo("ACTIVE");
        }
        load.audit(books, scene.installation().gamesPrinted());
    }
}
