package io.opengse.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.event.EventCode;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.ProtectionPolicy;
import io.opengse.engine.fleet.ServerProcess;
import io.opengse.engine.host.Hosts;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.memory.MemoryStore;
import io.opengse.engine.player.PlayerSession;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.process.EndReason;
import io.opengse.engine.process.ProcessStatus;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.SessionUpdate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything anybody may do, in any order, with works that are run again: the {@link Books} are right after each step. */
class RandomWalkTest {
    private static final int STEPS = 1500;

    @ParameterizedTest
    @MethodSource("seeds")
    void theBooksAreRightAfterEveryStep(long seed) {
        Walk walk = new Walk(seed);
        Books books = new Books();

        for (int step = 0; step < STEPS; step++) {
            walk.step();
            books.check(walk.bed.store());
        }

        // A walk in which nothing happens would prove nothing.
        assertThat(walk.bed.told(EventCode.SESSION_ACTIVE)).hasSizeGreaterThan(20);
        assertThat(walk.bed.told(EventCode.PLAYER_ACCEPTED)).hasSizeGreaterThan(10);
        assertThat(walk.bed.told(EventCode.SERVER_PROCESS_CRASHED)).hasSizeGreaterThan(5);
        assertThat(walk.bed.told(EventCode.SESSION_FAILED)).isNotEmpty();
    }

    /** More with -Dwalk.seeds=…. */
    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("walk.seeds", 12));
    }

    private static final class Walk {
        private final Random random;
        private final TestBed bed;
        private final List<FakeAgent> agents = new ArrayList<>();
        private final List<Fleet> fleets = new ArrayList<>();
        private final List<ProcessId> processes = new ArrayList<>();
        private final List<GameSession> sessions = new ArrayList<>();
        private final List<PlayerSession> players = new ArrayList<>();

        private Walk(long seed) {
            random = new Random(seed);
            Random conflicts = new Random(seed);
            bed = new TestBed(new MemoryStore(() -> conflicts.nextInt(20) == 0));
            for (String host : List.of("h1", "h2", "h3")) {
                agents.add(bed.host(host));
            }
            for (ProtectionPolicy policy : ProtectionPolicy.values()) {
                fleets.add(bed.fleet(policy));
            }
        }

        private void step() {
            try {
                switch (random.nextInt(12)) {
                    case 0, 1, 2 -> processes();
                    case 3 -> hosts();
                    case 4, 5, 6 -> sessions();
                    case 7, 8, 9 -> players();
                    case 10 -> operators();
                    default -> bed.sweepAfter(Duration.ofSeconds(random.nextInt(25)));
                }
            } catch (Refused expected) {
                assertThat(expected.problem().message()).isNotBlank();
            }
        }

        private void processes() {
            FakeAgent agent = any(agents);
            switch (random.nextInt(8)) {
                case 0, 1 -> processes.add(agent.launches(any(fleets), key()));
                case 2, 3, 4 -> agent.change(random);
                case 5 -> agent.starts();
                case 6 -> agent.counts();
                default -> agent.repeats(random);
            }
            agent.reports();
            assertThat(bed.engine().processes().find(agent.living()))
                    .as("mirrored after a full report")
                    .hasSize(agent.living().size())
                    .noneMatch(process -> process.status() == ProcessStatus.TERMINATED);
        }

        private String key() {
            return random.nextInt(4) == 0 ? "game2\n" : Samples.GAME.launchKey();
        }

        private void hosts() {
            Hosts hosts = bed.engine().hosts();
            FakeAgent agent = any(agents);
            switch (random.nextInt(6)) {
                case 0 -> hosts.disconnected(agent.host());
                case 1 -> agent.connects();
                case 2, 3, 4 -> hosts.seen(agent.host());
                default -> silence(agent);
            }
        }

        /** Long enough to be given up; the others are heard all the time. */
        private void silence(FakeAgent silent) {
            for (int round = 0; round < 80 && random.nextInt(100) > 0; round++) {
                agents.stream()
                        .filter(agent -> agent != silent)
                        .forEach(agent -> bed.engine().hosts().seen(agent.host()));
                bed.sweepAfter(Duration.ofSeconds(10));
            }
        }

        private void sessions() {
            switch (random.nextInt(6)) {
                case 0, 1, 2 -> {
                    GameSession session = bed.session(any(fleets), Samples.request(random.nextInt(4)));
                    sessions.add(session);
                    if (random.nextInt(4) > 0) {
                        bed.engine()
                                .sessionCalls()
                                .activate(session.place().process(), session.id(), random.nextInt(6));
                    }
                }
                case 3 -> {
                    GameSession session = recent(sessions);
                    bed.engine().sessionCalls().activate(session.place().process(), session.id(), 0);
                }
                case 4 -> {
                    GameSession session = recent(sessions);
                    bed.engine().sessionCalls().terminate(session.place().process(), session.id());
                }
                default ->
                    bed.engine()
                            .sessionCalls()
                            .terminate(any(processes), recent(sessions).id());
            }
        }

        private void players() {
            switch (random.nextInt(5)) {
                case 0, 1, 2 -> {
                    PlayerSession player = bed.joins(recent(sessions), "player-" + random.nextInt(6));
                    players.add(player);
                    if (random.nextBoolean()) {
                        bed.engine().players().accept(process(player), player.session(), player.id());
                    }
                }
                case 3 -> {
                    PlayerSession player = recent(players);
                    bed.engine().players().accept(process(player), player.session(), player.id());
                }
                default -> {
                    PlayerSession player = recent(players);
                    bed.engine().players().remove(process(player), player.session(), player.id());
                }
            }
        }

        private ProcessId process(PlayerSession player) {
            return bed.engine()
                    .sessions()
                    .find(player.session())
                    .orElseThrow()
                    .place()
                    .process();
        }

        private void operators() {
            switch (random.nextInt(5)) {
                case 0 ->
                    bed.engine().sessions().endWithProcess(recent(sessions).id(), "api");
                case 1 -> bed.engine().processes().condemn(recent(processes), EndReason.OPERATOR, "console");
                case 2 ->
                    bed.engine()
                            .sessions()
                            .update(new SessionUpdate(
                                    recent(sessions).id(),
                                    null,
                                    random.nextInt(6),
                                    null,
                                    any(List.of(ProtectionPolicy.values())),
                                    "api"));
                case 3 -> {
                    ServerProcess entry = new ServerProcess("game", "--port 7000", 1 + random.nextInt(6));
                    bed.engine().runtimes().update(any(fleets).id(), Samples.runtime(entry), "api");
                }
                default -> {
                    ServerProcess entry = new ServerProcess("game2", "", 1 + random.nextInt(6));
                    bed.engine().runtimes().update(any(fleets).id(), Samples.runtime(Samples.GAME, entry), "api");
                }
            }
        }

        private <T> T any(List<T> things) {
            return things.get(random.nextInt(requireSome(things).size()));
        }

        /** One of the last few. */
        private <T> T recent(List<T> things) {
            return things.get(things.size()
                    - 1
                    - random.nextInt(Math.min(requireSome(things).size(), 6)));
        }

        private static <T> List<T> requireSome(List<T> things) {
            if (things.isEmpty()) {
                throw Refused.notFound("nothing there yet");
            }
            return things;
        }
    }
}
