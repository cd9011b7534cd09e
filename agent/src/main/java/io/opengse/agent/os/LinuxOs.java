package io.opengse.agent.os;

import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The real operating system: ProcessBuilder to start, /proc to look, ProcessHandle to signal. Safe for any number of
 * threads. Keeps nothing on disk: after a restart of the agent every answer but the exit code is as good as before.
 */
public final class LinuxOs implements Os {
    private static final System.Logger LOG = System.getLogger(LinuxOs.class.getName());
    private static final int MOST_MARKS = 10_000;
    /** Start ticks of a process that ended before we could look; no process has them. */
    private static final long NEVER_SEEN = -1;

    private final Proc proc = new Proc(Path.of("/proc"));
    private final Kin kin = new Kin(proc);
    private final Restraint restraint;
    private final Launcher launcher;
    private final Children children;
    private final Map<ProcessIdentity, String> marks = Collections.synchronizedMap(new Marks());
    private final AtomicBoolean blindnessTold = new AtomicBoolean();
    private final Reaper reaper;
    private final IntSupplier sdkPort;
    /** Made when the first game calls: an agent without games is spared what the native linker loads. */
    private @Nullable SocketQuery query;

    /** With the environment that games get unless a setting says otherwise. */
    public LinuxOs(ScheduledExecutorService timer, IntSupplier sdkPort, LocalGame localGame, ProcessLimits limits) {
        this(timer, sdkPort, localGame, limits, GameEnvironment.STANDARD);
    }

    /**
     * @param timer runs short looks at /proc; the caller shuts it down
     * @param localGame shows games their package where they expect it
     * @param limits of each game; what this host cannot limit is said in the log, and by {@link #limitsTrouble}
     * @param environment what games and installers see of the agent's own
     * @param sdkPort the port games call, asked when a connection is to be checked
     */
    public LinuxOs(
            ScheduledExecutorService timer,
            IntSupplier sdkPort,
            LocalGame localGame,
            ProcessLimits limits,
            GameEnvironment environment) {
        this.restraint = Restraint.of(limits, ControlGroups.STANDARD);
        this.launcher = Launcher.find(
                List.of(Path.of("/usr/bin/setsid"), Path.of("/bin/setsid")), localGame, restraint, environment);
        this.reaper = new Reaper(proc, kin, timer);
        this.children = new Children(timer, this::alive);
        this.sdkPort = sdkPort;
    }

    /** What an operator should know who asked for limits that this host cannot impose; empty when there is nothing. */
    public String limitsTrouble() {
        return restraint.trouble();
    }

    @Override
    public ProcessIdentity launch(LaunchOrder order) throws LaunchFailed {
        Process child = launcher.start(order);
        ProcStat stat = proc.stat(child.pid());
        ProcessIdentity identity = new ProcessIdentity(child.pid(), stat == null ? NEVER_SEEN : stat.startTicks());
        children.add(identity, child);
        marks.put(identity, order.processId());
        return identity;
    }

    @Override
    public boolean alive(ProcessIdentity process) {
        return process.equals(identify(process.pid()));
    }

    @Override
    public void watch(ProcessIdentity process, IntConsumer gone) {
        if (!children.has(process)) {
            mark(process);
        }
        children.watch(process, gone);
    }

    @Override
    public void terminate(ProcessIdentity process) {
        reaper.terminate(process, mark(process));
    }

    @Override
    public void kill(ProcessIdentity process) {
        reaper.kill(process, mark(process));
    }

    @Override
    public boolean belongs(long pid, ProcessIdentity launched) {
        return kin.belongs(pid, launched, mark(launched));
    }

    @Override
    public @Nullable ProcessIdentity identify(long pid) {
        ProcStat stat = pid <= 0 ? null : proc.stat(pid);
        return stat != null && stat.running() ? stat.identity() : null;
    }

    @Override
    public @Nullable ProcessIdentity find(String processId) {
        ProcessIdentity found = kin.eldest(processId);
        if (found != null) {
            marks.put(found, processId);
        }
        return found;
    }

    @Override
    public boolean holdsConnection(int peerPort, ProcessIdentity launched) {
        if (peerPort == 0) {
            return unseen("the connection does not tell where it comes from");
        }
        int port = sdkPort.getAsInt();
        SocketQuery asking = query();
        long found = asking == null ? SocketQuery.UNKNOWN : asking.inode(peerPort, port);
        Set<Long> sockets =
                found == SocketQuery.UNKNOWN ? LoopbackSockets.callers(proc, peerPort, port) : Set.of(found);
        if (sockets == null) {
            return unseen("/proc/net/tcp cannot be read");
        }
        if (sockets.isEmpty()) {
            return false;
        }
        try {
            if (alive(launched) && proc.holds(launched.pid(), sockets)) {
                return true;
            }
            for (ProcessIdentity member : kin.members(launched, mark(launched), Set.of(), false)) {
                if (proc.holds(member.pid(), sockets)) {
                    return true;
                }
            }
            return false;
        } catch (AccessDeniedException denied) {
            return unseen(denied.getFile() + " may not be listed by this user");
        }
    }

    private synchronized @Nullable SocketQuery query() {
        if (query == null && LinuxOs.class.getModule().isNativeAccessEnabled()) {
            query = new SocketQuery();
        }
        return query;
    }

    private boolean unseen(String why) {
        if (blindnessTold.compareAndSet(false, true)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "whether a caller of the SDK holds its own connection is not checked: {0}",
                    why);
        }
        return true;
    }

    /** The GSE_PROCESS_ID of a launched process: remembered, or read while the process is still there. */
    private @Nullable String mark(ProcessIdentity launched) {
        String known = marks.get(launched);
        if (known != null || !alive(launched)) {
            return known;
        }
        String read = proc.environment(launched.pid(), Kin.MARK);
        if (read != null) {
            marks.put(launched, read);
        }
        return read;
    }

    /** Kept longer than the processes themselves, which may leave kin behind; bounded all the same. */
    private static final class Marks extends LinkedHashMap<ProcessIdentity, String> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ProcessIdentity, String> eldest) {
            return size() > MOST_MARKS;
        }
    }
}
