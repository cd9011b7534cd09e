package io.opengse.agent.runtime;

import io.opengse.agent.loop.AgentLoop;
import io.opengse.agent.os.ProcessIdentity;
import io.opengse.agent.process.GameProcess;
import io.opengse.agent.process.ProcessState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What others may know of the loop, as it was after its last event.
 *
 * @param processes all there is to know of every process, also of those that are gone
 * @param launching whether a process is being started whose identity is not known yet
 * @param stopping whether nothing will be launched any more
 * @param empty whether everything this agent launched has gone
 * @param reported whether the server has acknowledged all there is to report
 */
public record Standing(
        List<Known> known,
        List<GameProcess> processes,
        boolean launching,
        boolean stopping,
        boolean empty,
        boolean reported) {
    /** A running process of ours. */
    public record Known(String processId, ProcessIdentity os) {}

    /** How many processes are in which phase. */
    public record Counts(int launching, int ready, int ending) {}

    /** Null when no such process is known, or known any more. */
    public @Nullable GameProcess process(String processId) {
        for (GameProcess process : processes) {
            if (process.id().equals(processId)) {
                return process;
            }
        }
        return null;
    }

    public Counts counts() {
        int launching = 0;
        int ready = 0;
        int ending = 0;
        for (GameProcess process : processes) {
            switch (process.state()) {
                case ProcessState.Ordered _, ProcessState.Launching _ -> launching++;
                case ProcessState.Ready _ -> ready++;
                case ProcessState.Ending _ -> ending++;
                case ProcessState.Exited _ -> {}
            }
        }
        return new Counts(launching, ready, ending);
    }

    static Standing of(AgentLoop loop) {
        List<Known> known = new ArrayList<>();
        boolean ordered = false;
        for (GameProcess process : loop.processes()) {
            ProcessIdentity os = process.state().identity();
            ordered |= process.state() instanceof ProcessState.Ordered;
            if (os != null && !process.hasExited()) {
                known.add(new Known(process.id(), os));
            }
        }
        return new Standing(
                List.copyOf(known),
                List.copyOf(loop.processes()),
                ordered,
                loop.isStopping(),
                loop.isEmpty(),
                loop.isReported());
    }
}
