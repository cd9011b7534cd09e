package io.opengse.simulation.saboteur;

import io.opengse.agent.loop.Memory;
import io.opengse.agent.process.GameProcess;
import io.opengse.agent.process.Health;

/** A memory in which processes have no past: neither sessions nor illness. */
final class Amnesia {
    private Amnesia() {}

    static Memory of(Memory memory) {
        return new Memory(
                memory.processes().stream().map(Amnesia::innocent).toList(), memory.logs(), memory.notices());
    }

    private static GameProcess innocent(GameProcess process) {
        return GameProcess.ordered(process.id(), process.slot(), process.directory(), process.startedAt())
                .in(process.state())
                .with(Health.UNKNOWN);
    }
}
