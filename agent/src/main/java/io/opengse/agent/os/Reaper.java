package io.opengse.agent.os;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sends signals to a launched process and all its kin, and never to a stranger who was given the same pid. A kill is
 * repeated until nobody is left, because a dying family may still have children.
 */
final class Reaper {
    private static final System.Logger LOG = System.getLogger(Reaper.class.getName());
    private static final int ROUNDS = 100;
    private static final long PAUSE_MILLIS = 50;

    private final Proc proc;
    private final Kin kin;
    private final ScheduledExecutorService timer;
    private @Nullable ProcessGroup group;

    Reaper(Proc proc, Kin kin, ScheduledExecutorService timer) {
        this.proc = proc;
        this.kin = kin;
        this.timer = timer;
    }

    void terminate(ProcessIdentity launched, @Nullable String mark) {
        kin.members(launched, mark, Set.of(), false).forEach(each -> signal(each, false));
    }

    /** The first round is done when this returns; those that are slow to die or were just born are seen to later. */
    void kill(ProcessIdentity launched, @Nullable String mark) {
        ProcStat leader = proc.stat(launched.pid());
        boolean session = leader != null && leader.identity().equals(launched) && leader.session() == launched.pid();
        ProcessGroup family = group(); // the first time it takes a while, and nothing may come after the look
        Hunt hunt = new Hunt(launched, mark, session);
        hunt.look(); // before the leader is gone: whoever left its session is known only by descent
        if (session) {
            family.kill(launched.pid());
        }
        hunt.round(ROUNDS);
    }

    /** Made for the first kill: an agent that never kills is spared what the native linker loads. */
    private synchronized ProcessGroup group() {
        ProcessGroup made = group == null ? new ProcessGroup() : group;
        group = made;
        return made;
    }

    /** Asks again who has this pid just before the signal; ProcessHandle itself compares the start time once more. */
    private void signal(ProcessIdentity process, boolean force) {
        ProcessHandle.of(process.pid()).ifPresent(handle -> {
            ProcStat stat = proc.stat(process.pid());
            if (stat == null || !stat.identity().equals(process)) {
                return;
            }
            boolean sent = force ? handle.destroyForcibly() : handle.destroy();
            ProcStat after = sent ? null : proc.stat(process.pid());
            if (after != null && after.identity().equals(process) && after.running()) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "pid {0} could not be signalled; does it run as another user than the agent?",
                        Long.toString(process.pid()));
            }
        });
    }

    private final class Hunt {
        private final ProcessIdentity launched;
        private final @Nullable String mark;
        private final boolean session;
        private final Set<ProcessIdentity> known = new HashSet<>();

        Hunt(ProcessIdentity launched, @Nullable String mark, boolean session) {
            this.launched = launched;
            this.mark = mark;
            this.session = session;
        }

        List<ProcessIdentity> look() {
            List<ProcessIdentity> members = kin.members(launched, mark, known, session);
            known.addAll(members);
            return members;
        }

        void round(int roundsLeft) {
            List<ProcessIdentity> members = look();
            if (members.isEmpty()) {
                return;
            }
            if (roundsLeft == 0) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "still there after {0} SIGKILLs: pids {1}",
                        ROUNDS,
                        members.stream().map(each -> Long.toString(each.pid())).collect(Collectors.joining(", ")));
                return;
            }
            members.forEach(each -> signal(each, true));
            try {
                timer.schedule(
                        () -> Thread.ofVirtual().start(() -> round(roundsLeft - 1)),
                        PAUSE_MILLIS,
                        TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException stopping) {
                LOG.log(
                        System.Logger.Level.DEBUG,
                        "the agent stops; {0} was killed once",
                        Long.toString(launched.pid()));
            }
        }
    }
}
