package io.opengse.agent.os;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which processes belong to a launched one: its descendants, the members of the session it leads, and those that carry
 * its GSE_PROCESS_ID. A wrapper may fork and leave, so no single one of these three is enough.
 */
final class Kin {
    static final String MARK = "GSE_PROCESS_ID";
    private static final int MOST_ANCESTORS = 1000;

    private final Proc proc;

    Kin(Proc proc) {
        this.proc = proc;
    }

    /**
     * Whether {@code pid} belongs.
     *
     * @param mark the GSE_PROCESS_ID of the launched process, null when nobody knows it any more
     */
    boolean belongs(long pid, ProcessIdentity launched, @Nullable String mark) {
        boolean leads = leads(proc.stat(launched.pid()), launched);
        ProcStat ancestor = proc.stat(pid);
        for (int step = 0; ancestor != null && ancestor.pid() > 1 && step < MOST_ANCESTORS; step++) {
            if (ancestor.identity().equals(launched) || (leads && ancestor.session() == launched.pid())) {
                return true;
            }
            ancestor = proc.stat(ancestor.parent());
        }
        return mark != null && mark.equals(proc.environment(pid, MARK));
    }

    /** The oldest running process that carries this mark: what it was given to first. Null when nothing carries it. */
    @Nullable
    ProcessIdentity eldest(String mark) {
        return proc.all().stream()
                .filter(ProcStat::running)
                .filter(each -> mark.equals(proc.environment(each.pid(), MARK)))
                .min(Comparator.comparingLong(ProcStat::startTicks).thenComparingLong(ProcStat::pid))
                .map(ProcStat::identity)
                .orElse(null);
    }

    /**
     * Every running process that belongs, the launched one first, from one look at /proc.
     *
     * @param known processes found to belong earlier: their children belong, too
     * @param session whether the session number is known to be still that of the launched process although it has gone
     */
    List<ProcessIdentity> members(
            ProcessIdentity launched, @Nullable String mark, Set<ProcessIdentity> known, boolean session) {
        List<ProcStat> all = proc.all();
        Map<Long, List<ProcStat>> children = new HashMap<>();
        all.forEach(each -> children.computeIfAbsent(each.parent(), parent -> new ArrayList<>())
                .add(each));
        boolean leads = session || all.stream().anyMatch(each -> leads(each, launched));
        Deque<ProcStat> open = new ArrayDeque<>();
        for (ProcStat each : all) {
            if (each.identity().equals(launched)) {
                open.addFirst(each);
            } else if (known.contains(each.identity())
                    || (leads && each.session() == launched.pid())
                    || carries(each, launched, mark)) {
                open.addLast(each);
            }
        }
        return withDescendants(open, children);
    }

    /**
     * The kernel gives out the number of a session's leader again only when the session is empty, so the session proves
     * kinship while its leader is there, be it as a zombie. Afterwards the number may be a stranger's.
     */
    private static boolean leads(@Nullable ProcStat stat, ProcessIdentity launched) {
        return stat != null && stat.identity().equals(launched) && stat.session() == launched.pid();
    }

    private boolean carries(ProcStat stat, ProcessIdentity launched, @Nullable String mark) {
        return mark != null
                && stat.startTicks() >= launched.startTicks()
                && mark.equals(proc.environment(stat.pid(), MARK));
    }

    private static List<ProcessIdentity> withDescendants(Deque<ProcStat> open, Map<Long, List<ProcStat>> children) {
        long self = ProcessHandle.current().pid();
        Set<Long> seen = new HashSet<>();
        List<ProcessIdentity> members = new ArrayList<>();
        while (!open.isEmpty()) {
            ProcStat next = open.removeFirst();
            if (next.pid() <= 1 || next.pid() == self || !seen.add(next.pid())) {
                continue;
            }
            if (next.running()) {
                members.add(next.identity());
            }
            open.addAll(children.getOrDefault(next.pid(), List.of()));
        }
        return members;
    }
}
