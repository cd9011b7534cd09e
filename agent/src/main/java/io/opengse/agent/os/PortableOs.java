package io.opengse.agent.os;

import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Any system with a JVM, for development on macOS and Windows: nothing but {@link ProcessHandle}. It cannot look into the
 * environment of processes, nor see who holds a connection; whatever needs that is said in the log once.
 */
public final class PortableOs implements Os {
    private static final System.Logger LOG = System.getLogger(PortableOs.class.getName());
    /** Start of a process that ended before we could look; no process has it. */
    private static final long NEVER_SEEN = -1;

    private static final int ROUNDS = 100;
    private static final long PAUSE_MILLIS = 50;

    private final PortableKin kin = new PortableKin();
    private final Children children;
    private final AtomicBoolean blindnessTold = new AtomicBoolean();
    private final ScheduledExecutorService timer;
    private final Launcher launcher;

    /**
     * @param timer runs short looks at processes; the caller shuts it down
     * @param environment what games and installers see of the agent's own
     */
    public PortableOs(ScheduledExecutorService timer, GameEnvironment environment) {
        this.timer = timer;
        this.children = new Children(timer, this::alive);
        this.launcher = Launcher.portable(environment);
    }

    @Override
    public ProcessIdentity launch(LaunchOrder order) throws LaunchFailed {
        Process child = launcher.start(order);
        ProcessIdentity found = PortableKin.identify(child.pid());
        ProcessIdentity identity = found == null ? new ProcessIdentity(child.pid(), NEVER_SEEN) : found;
        children.add(identity, child);
        return identity;
    }

    @Override
    public boolean alive(ProcessIdentity process) {
        return process.equals(identify(process.pid()));
    }

    @Override
    public void watch(ProcessIdentity process, IntConsumer gone) {
        children.watch(process, gone);
    }

    @Override
    public void terminate(ProcessIdentity process) {
        kin.members(process).forEach(ProcessHandle::destroy);
    }

    @Override
    public void kill(ProcessIdentity process) {
        round(process, ROUNDS);
    }

    /** Repeated until nobody is left: a dying family may still have children. */
    private void round(ProcessIdentity process, int left) {
        List<ProcessHandle> members = kin.members(process);
        if (members.isEmpty()) {
            kin.forget(process);
            return;
        }
        if (left == 0) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "still there after {0} kills: pids {1}",
                    ROUNDS,
                    members.stream().map(each -> Long.toString(each.pid())).collect(Collectors.joining(", ")));
            return;
        }
        members.forEach(ProcessHandle::destroyForcibly);
        try {
            timer.schedule(
                    () -> Thread.ofVirtual().start(() -> round(process, left - 1)),
                    PAUSE_MILLIS,
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            LOG.log(System.Logger.Level.DEBUG, "the agent stops; {0} was killed once", Long.toString(process.pid()));
        }
    }

    @Override
    public boolean belongs(long pid, ProcessIdentity launched) {
        return kin.belongs(pid, launched);
    }

    @Override
    public @Nullable ProcessIdentity identify(long pid) {
        return PortableKin.identify(pid);
    }

    /** Never found: what a process was told at its start cannot be read here. */
    @Override
    public @Nullable ProcessIdentity find(String processId) {
        return null;
    }

    @Override
    public boolean holdsConnection(int peerPort, ProcessIdentity launched) {
        if (blindnessTold.compareAndSet(false, true)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "whether a caller of the SDK holds its own connection is not checked: this takes Linux and"
                            + " process-control auto");
        }
        return true;
    }
}
