package io.opengse.agent.process;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All the agent knows of one game process.
 *
 * @param id ours, for ever: "proc-…"
 * @param directory the game root it was started in
 */
public record GameProcess(
        String id,
        Slot slot,
        String directory,
        Instant startedAt,
        ProcessState state,
        @Nullable Assignment assignment,
        Health health,
        CustomCounts counts) {

    public static GameProcess ordered(String id, Slot slot, String directory, Instant now) {
        return new GameProcess(
                id, slot, directory, now, new ProcessState.Ordered(), null, Health.UNKNOWN, CustomCounts.NONE);
    }

    public GameProcess in(ProcessState next) {
        return new GameProcess(id, slot, directory, startedAt, next, assignment, health, counts);
    }

    GameProcess with(Assignment next) {
        return new GameProcess(id, slot, directory, startedAt, state, next, health, counts);
    }

    /** It is told which instance it belongs to. */
    public GameProcess of(Slot home) {
        return new GameProcess(id, home, directory, startedAt, state, assignment, health, counts);
    }

    public GameProcess with(Health next) {
        return new GameProcess(id, slot, directory, startedAt, state, assignment, next, counts);
    }

    public GameProcess with(CustomCounts next) {
        return new GameProcess(id, slot, directory, startedAt, state, assignment, health, next);
    }

    /** Whether it fills its slot: processes that are ending or gone do not. */
    public boolean fillsSlot() {
        return switch (state) {
            case ProcessState.Ordered _, ProcessState.Launching _, ProcessState.Ready _ -> true;
            case ProcessState.Ending _, ProcessState.Exited _ -> false;
        };
    }

    public boolean hasExited() {
        return state instanceof ProcessState.Exited;
    }

    /** What must survive the agent's death; what may be learnt anew is left out. */
    public GameProcess lasting() {
        Health lasting = new Health(health.healthy(), 0, health.healthy() ? "" : health.detail(), null, false);
        return with(CustomCounts.NONE).with(lasting);
    }

    /** When time alone will change something, null when nothing is due. */
    public @Nullable Instant nextDue() {
        return switch (state) {
            case ProcessState.Ordered _, ProcessState.Exited _ -> null;
            case ProcessState.Launching(var _, var readyBy) -> readyBy;
            case ProcessState.Ready _ -> health.checking() ? null : health.nextCheck();
            case ProcessState.Ending(var _, var _, var end) -> end.nextDue();
        };
    }
}
