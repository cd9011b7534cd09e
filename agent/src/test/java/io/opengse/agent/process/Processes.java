package io.opengse.agent.process;

import io.opengse.agent.os.ProcessIdentity;
import io.opengse.protocol.gse.GameServerSession;
import io.opengse.protocol.link.EndReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Processes in every state, with everything defaulted. */
public final class Processes {
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    public static final ProcessIdentity OS = new ProcessIdentity(4711, 99);
    public static final Endpoint ENDPOINT = new Endpoint(7000, 7001, List.of("./logs"), NOON);
    public static final String SESSION = "qcs::gse:local::gameserversession/fleet-1/gssess-1";
    public static final ProcessTimes TIMES = new ProcessTimes(
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            3,
            Duration.ofSeconds(300),
            Duration.ofSeconds(10),
            TerminationTime.UNIX_SECONDS);

    private Processes() {}

    public static GameProcess ordered() {
        return GameProcess.ordered("proc-1", new Slot("ins-1", "fleet-1", "key-1"), "/local/game", NOON);
    }

    public static GameProcess launching() {
        return ordered().in(new ProcessState.Launching(OS, NOON.plusSeconds(300)));
    }

    public static GameProcess ready() {
        return ordered()
                .in(new ProcessState.Ready(OS, ENDPOINT))
                .with(Health.UNKNOWN.checkedFrom(NOON.plusSeconds(60)));
    }

    public static GameProcess starting() {
        return ready().with(Assignment.starting(1, SESSION));
    }

    public static GameProcess hosting() {
        return ready().with(Assignment.starting(1, SESSION).hosting());
    }

    public static GameProcess ending() {
        return hosting()
                .in(new ProcessState.Ending(
                        OS, ENDPOINT, End.quietly(EndReason.SCALED_IN, "told to end", NOON.plusSeconds(300))));
    }

    public static GameProcess signalled() {
        return ending().in(new ProcessState.Ending(
                OS, ENDPOINT, new End(EndReason.SCALED_IN, "told to end", null, NOON.plusSeconds(10), 0)));
    }

    public static GameProcess exited() {
        return ready().in(new ProcessState.Exited(OS, ENDPOINT, 0, NOON, EndReason.ENDED_BY_GAME, "ended"));
    }

    public static GameProcess stranger() {
        GameProcess ready = ready();
        return new GameProcess(
                ready.id(),
                Slot.stranger("", "fleet-local"),
                ready.directory(),
                ready.startedAt(),
                ready.state(),
                null,
                ready.health(),
                ready.counts());
    }

    public static GameServerSession session(String id) {
        return GameServerSession.newBuilder().setGameServerSessionId(id).build();
    }
}
