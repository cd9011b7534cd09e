package io.opengse.agent.loop;

import io.opengse.agent.process.GameProcess;
import io.opengse.protocol.link.Notice;
import java.util.List;

/** What an agent finds written down when it starts: what its predecessor knew. */
public record Memory(List<GameProcess> processes, List<LogBundle> logs, List<Notice> notices) {
    public static final Memory NONE = new Memory(List.of(), List.of(), List.of());

    public Memory {
        processes = List.copyOf(processes);
        logs = List.copyOf(logs);
        notices = List.copyOf(notices);
    }
}
