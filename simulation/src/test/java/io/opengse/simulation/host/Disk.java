package io.opengse.simulation.host;

import io.opengse.agent.journal.JournalDoor;
import io.opengse.agent.loop.LogBundle;
import io.opengse.agent.loop.Memory;
import io.opengse.agent.process.GameProcess;
import io.opengse.protocol.link.Notice;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a host keeps when its agent or the whole host dies: the agent's journal, in the journal's own words. */
final class Disk {
    private final Map<String, String> processes = new TreeMap<>();
    private final Set<LogBundle> logs = new LinkedHashSet<>();
    private List<Notice> notices = List.of();

    void remember(GameProcess process) {
        processes.put(process.id(), JournalDoor.write(process));
    }

    void forget(String processId) {
        processes.remove(processId);
    }

    void remember(LogBundle bundle) {
        logs.add(bundle);
    }

    void forget(LogBundle bundle) {
        logs.remove(bundle);
    }

    void remember(List<Notice> now) {
        notices = List.copyOf(now);
    }

    boolean owesLogs() {
        return !logs.isEmpty();
    }

    /** In the order of the file names, as the journal lists them. */
    Memory load() {
        List<GameProcess> found =
                processes.values().stream().map(JournalDoor::read).toList();
        return new Memory(found, new ArrayList<>(logs), notices);
    }
}
