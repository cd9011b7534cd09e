package io.opengse.agent.runtime;

import io.opengse.agent.loop.AgentEvent;
import io.opengse.agent.loop.Memory;
import io.opengse.agent.os.Os;
import io.opengse.agent.os.ProcessIdentity;
import io.opengse.agent.process.GameProcess;
import io.opengse.agent.process.ProcessState;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks which of the remembered processes outlived the agent that started them. */
public final class Survivors {
    private Survivors() {}

    public static AgentEvent.Restored of(Memory memory, Os os) {
        Map<String, ProcessIdentity> running = new HashMap<>();
        for (GameProcess process : memory.processes()) {
            ProcessIdentity found = find(process, os);
            if (found != null) {
                running.put(process.id(), found);
            }
        }
        return new AgentEvent.Restored(memory, running);
    }

    private static @Nullable ProcessIdentity find(GameProcess process, Os os) {
        if (process.state() instanceof ProcessState.Ordered) {
            return os.find(process.id());
        }
        ProcessIdentity known = process.state().identity();
        return known != null && !process.hasExited() && os.alive(known) ? known : null;
    }
}
