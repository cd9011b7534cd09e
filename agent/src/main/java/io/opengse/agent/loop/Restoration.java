package io.opengse.agent.loop;

import io.opengse.agent.os.ProcessIdentity;
import io.opengse.agent.process.GameProcess;
import io.opengse.agent.process.ProcessEvent;
import io.opengse.agent.process.ProcessState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Takes up what an earlier agent left: its living games are adopted, what died meanwhile is reported. */
final class Restoration {
    private Restoration() {}

    static void restore(AgentEvent.Restored found, ProcessBook book, ReportBook reports, LogBook logs, Instant now) {
        reports.restore(found.memory().notices());
        found.memory().logs().forEach(bundle -> logs.add(bundle, now));
        found.memory().processes().forEach(book::admit);
        for (GameProcess process : found.memory().processes()) {
            ProcessIdentity running = found.running().get(process.id());
            book.apply(process, fate(process, running), now);
        }
    }

    private static ProcessEvent fate(GameProcess process, @Nullable ProcessIdentity running) {
        if (process.state() instanceof ProcessState.Ordered) {
            return running == null
                    ? new ProcessEvent.LaunchFailed("the agent died before it had started this process")
                    : new ProcessEvent.Launched(running);
        }
        boolean same = running != null && running.equals(process.state().identity());
        return same ? new ProcessEvent.Adopted() : new ProcessEvent.Gone(-1);
    }
}
