package io.opengse.agent.os;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who belongs to a launched process, as far as Java tells on every system: its descendants. One whose parent has ended is
 * known only if it was seen before. Used by {@link PortableOs}.
 */
final class PortableKin {
    private final Map<ProcessIdentity, Set<ProcessIdentity>> seen = new ConcurrentHashMap<>();

    /** Null when no such process runs. */
    static @Nullable ProcessIdentity identify(long pid) {
        return pid <= 0
                ? null
                : ProcessHandle.of(pid)
                        .filter(ProcessHandle::isAlive)
                        .map(PortableKin::identity)
                        .orElse(null);
    }

    /** The start in milliseconds since 1970 stands for ticks; 0 where the system does not tell. */
    static ProcessIdentity identity(ProcessHandle handle) {
        return new ProcessIdentity(
                handle.pid(),
                handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
    }

    /** Those that run: the process itself, its descendants, and who was seen to be one of them. */
    List<ProcessHandle> members(ProcessIdentity launched) {
        Map<ProcessIdentity, ProcessHandle> members = new LinkedHashMap<>();
        running(launched)
                .ifPresent(leader -> Stream.concat(Stream.of(leader), leader.descendants())
                        .forEach(each -> members.put(identity(each), each)));
        Set<ProcessIdentity> known = seen.computeIfAbsent(launched, _ -> ConcurrentHashMap.newKeySet());
        known.addAll(members.keySet());
        for (ProcessIdentity one : known) {
            running(one)
                    .ifPresentOrElse(
                            orphan -> Stream.concat(Stream.of(orphan), orphan.descendants())
                                    .forEach(each -> members.put(identity(each), each)),
                            () -> known.remove(one));
        }
        return List.copyOf(members.values());
    }

    boolean belongs(long pid, ProcessIdentity launched) {
        ProcessIdentity asked = identify(pid);
        return asked != null
                && members(launched).stream().anyMatch(each -> identity(each).equals(asked));
    }

    void forget(ProcessIdentity launched) {
        seen.remove(launched);
    }

    private static Optional<ProcessHandle> running(ProcessIdentity process) {
        return ProcessHandle.of(process.pid())
                .filter(ProcessHandle::isAlive)
                .filter(handle -> identity(handle).equals(process));
    }
}
