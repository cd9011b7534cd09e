package io.opengse.agent.os;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * An operating system in memory: launched processes live until they are killed or told to exit. Safe for any number of
 * threads; what is watched is told on the thread that causes it.
 */
public final class FakeOs implements Os {
    public final List<LaunchOrder> launches = new CopyOnWriteArrayList<>();
    public final List<ProcessIdentity> terminated = new CopyOnWriteArrayList<>();
    public final Set<Integer> foreignConnections = ConcurrentHashMap.newKeySet();
    private final Map<ProcessIdentity, String> running = new HashMap<>();
    private final Map<Long, ProcessIdentity> families = new HashMap<>();
    private final Map<ProcessIdentity, Integer> codes = new HashMap<>();
    private final Map<ProcessIdentity, IntConsumer> watchers = new HashMap<>();
    private long lastPid = 1000;
    private @Nullable LaunchFailed refusal;

    /** Every launch from now on fails so; null: succeeds again. */
    public synchronized void refuseLaunches(@Nullable LaunchFailed why) {
        refusal = why;
    }

    /** A process that nobody launched. */
    public synchronized ProcessIdentity appear() {
        ProcessIdentity process = new ProcessIdentity(++lastPid, lastPid);
        running.put(process, "");
        return process;
    }

    /** A child of a launched process. */
    public synchronized ProcessIdentity fork(ProcessIdentity parent) {
        ProcessIdentity child = appear();
        families.put(child.pid(), parent);
        return child;
    }

    /** The process has gone without anybody having been told yet, and its pid is already another one's. */
    public synchronized ProcessIdentity reuse(ProcessIdentity process) {
        running.remove(process);
        codes.put(process, 0);
        ProcessIdentity next = new ProcessIdentity(process.pid(), process.startTicks() + 1);
        running.put(next, "");
        return next;
    }

    public synchronized List<ProcessIdentity> running() {
        return List.copyOf(running.keySet());
    }

    /** The process leaves, with this exit code. */
    public void exit(ProcessIdentity process, int code) {
        IntConsumer watcher;
        synchronized (this) {
            if (running.remove(process) == null) {
                return;
            }
            codes.put(process, code);
            watcher = watchers.remove(process);
        }
        if (watcher != null) {
            watcher.accept(code);
        }
    }

    @Override
    public synchronized ProcessIdentity launch(LaunchOrder order) throws LaunchFailed {
        if (refusal != null) {
            throw refusal;
        }
        launches.add(order);
        ProcessIdentity process = new ProcessIdentity(++lastPid, lastPid);
        running.put(process, order.processId());
        return process;
    }

    @Override
    public synchronized boolean alive(ProcessIdentity process) {
        return running.containsKey(process);
    }

    @Override
    public void watch(ProcessIdentity process, IntConsumer gone) {
        Integer code;
        synchronized (this) {
            code = codes.get(process);
            if (code == null) {
                watchers.put(process, gone);
            }
        }
        if (code != null) {
            gone.accept(code);
        }
    }

    @Override
    public synchronized void terminate(ProcessIdentity process) {
        terminated.add(process);
    }

    @Override
    public void kill(ProcessIdentity process) {
        exit(process, 137);
    }

    @Override
    public synchronized boolean belongs(long pid, ProcessIdentity launched) {
        return (pid == launched.pid() && launched.equals(identify(pid))) || launched.equals(families.get(pid));
    }

    @Override
    public synchronized @Nullable ProcessIdentity identify(long pid) {
        return running.keySet().stream()
                .filter(process -> process.pid() == pid)
                .findFirst()
                .orElse(null);
    }

    @Override
    public synchronized @Nullable ProcessIdentity find(String processId) {
        return running.entrySet().stream()
                .filter(entry -> entry.getValue().equals(processId))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    @Override
    public synchronized boolean holdsConnection(int peerPort, ProcessIdentity launched) {
        return !foreignConnections.contains(peerPort);
    }
}
