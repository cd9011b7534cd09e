package io.opengse.agent.loop;

import io.opengse.agent.os.ProcessIdentity;
import io.opengse.agent.process.GameProcess;
import io.opengse.agent.process.ProcessEvent;
import io.opengse.agent.process.ProcessState;
import java.time.Instant;
import java.util.Set;

/** Takes up what an earlier agent left: its living games are adopted, what died meanwhile is reported. */
final class Restoration {
    private Restoration() {}

    static void restore(AgentEvent.Restored found, ProcessBook book, ReportBook reports, LogBook logs, Instant now) {
        reports.restore(found.memory().notices());
        found.memory().logs().forEach(bundle -> logs.add(bundle, now));
        found.memory().processes().forEach(book::admit);
        for (GameProcess process : found.memory().processes()) {
            book.apply(process, fate(process, found.alive()), now);
        }
    }

    private static ProcessEvent fate(GameProcess process, Set<ProcessIdentity> alive) {
        if (process.state() instanceof ProcessState.Ordered) {
            return new ProcessEvent.LaunchFailed("the agent died while it started this process");
        }
        ProcessIdentity os = process.state().identity();
        return os != null && alive.contains(os) ? new ProcessEvent.Adopted() : new ProcessEvent.Gone(-1);
    }
}
