package io.opengse.agent.os;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.IntConsumer;
import java.util.function.Predicate;

/** Tells of the end of processes: of our own children with their exit code, of others as soon as a look shows it. */
final class Children {
    private final Map<ProcessIdentity, Process> own = new ConcurrentHashMap<>();
    private final ExitWatch others;

    Children(ScheduledExecutorService timer, Predicate<ProcessIdentity> alive) {
        this.others = new ExitWatch(timer, alive);
    }

    void add(ProcessIdentity identity, Process child) {
        own.put(identity, child);
    }

    boolean has(ProcessIdentity process) {
        return own.containsKey(process);
    }

    /** See {@link Os#watch}. */
    void watch(ProcessIdentity process, IntConsumer gone) {
        Process child = own.get(process);
        if (child == null) {
            others.add(process, gone);
            return;
        }
        Thread.ofVirtual().name("watch-" + process.pid()).start(() -> {
            int code = child.onExit().join().exitValue();
            own.remove(process);
            gone.accept(code);
        });
    }
}
