package io.opengse.simulation.host;

import io.opengse.agent.os.ProcessIdentity;
import io.opengse.simulation.game.Game;
import io.opengse.simulation.world.Progress.Counted;
import io.opengse.simulation.world.World;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The operating system of a host: starts processes, gives out few pids and soon the same ones again, sends signals. */
public final class Kernel {
    private static final int FIRST_PID = 100;
    private static final int PIDS = 30;
    private static final int SIGKILL = 137;
    private static final long TICK_MILLIS = 10;
    private static final int UNKNOWN = -1;

    private final World world;
    private final Host host;
    private final Map<Long, OsProcess> processes = new LinkedHashMap<>();
    private final Strangers strangers;
    private final List<OsProcess.Watch> watches = new ArrayList<>();
    private long nextPid = FIRST_PID;
    private int nextPort;

    Kernel(World world, Host host, int firstPort) {
        this.world = world;
        this.host = host;
        this.nextPort = firstPort;
        this.strangers = new Strangers(world, host);
    }

    /** The machine is there: other programs come and go on it. */
    void boot() {
        strangers.boot(this::freePid);
    }

    /** A program to start; the mark is its GSE_PROCESS_ID. */
    record Program(String mark, String fleet, String instance, String launchKey) {}

    OsProcess launch(Program program) {
        long pid = freePid();
        long ticks = world.now().toEpochMilli() / TICK_MILLIS;
        OsProcess process = new OsProcess(new ProcessIdentity(pid, ticks), program, world.now());
        processes.put(process.identity().pid(), process);
        process.runs(new Game(world, host, process, nextPort++));
        world.progress().count(Counted.LAUNCHES);
        process.game().run();
        return process;
    }

    private long freePid() {
        // Twice as many as are taken, so that there is always a free one.
        int pids = Math.max(PIDS, 2 * (processes.size() + strangers.count()));
        do {
            nextPid = nextPid + 1 < FIRST_PID + pids ? nextPid + 1 : FIRST_PID;
        } while (processes.containsKey(nextPid) || strangers.at(nextPid) != null);
        return nextPid;
    }

    boolean alive(ProcessIdentity identity) {
        ProcessIdentity found = identify(identity.pid());
        return found != null && world.seam().same(found, identity);
    }

    Optional<OsProcess> find(ProcessIdentity identity) {
        return Optional.ofNullable(processes.get(identity.pid()))
                .filter(found -> world.seam().same(found.identity(), identity));
    }

    @Nullable
    ProcessIdentity identify(long pid) {
        OsProcess found = processes.get(pid);
        return found == null ? strangers.at(pid) : found.identity();
    }

    /** Those that run and carry this mark, as /proc shows them. */
    Optional<OsProcess> marked(String mark) {
        return processes.values().stream()
                .filter(process -> process.mark().equals(mark))
                .findFirst();
    }

    public Collection<OsProcess> living() {
        return List.copyOf(processes.values());
    }

    /** @param child whether the watcher started it, so that it learns the exit code */
    void watch(ProcessIdentity identity, boolean child, IntConsumer gone) {
        OsProcess.Watch watch = new OsProcess.Watch(identity, child, gone);
        if (alive(identity)) {
            watches.add(watch);
        } else {
            tell(watch, UNKNOWN);
        }
    }

    /** The watchers were a program that is gone. */
    void unwatchAll() {
        watches.clear();
    }

    /** A process ends, by itself or by a signal. */
    public void exit(OsProcess process, int code) {
        if (!process.alive()) {
            return;
        }
        process.ends();
        processes.remove(process.identity().pid());
        process.game().gone();
        List<OsProcess.Watch> told = watches.stream()
                .filter(watch -> world.seam().same(process.identity(), watch.process()))
                .toList();
        watches.removeAll(told);
        told.forEach(watch -> tell(watch, code));
    }

    private void tell(OsProcess.Watch watch, int code) {
        int known = watch.child() ? code : UNKNOWN;
        // Whoever is not the parent looks four times a second.
        var late =
                watch.child() ? world.chances().millis(0, 5) : world.chances().millis(0, 250);
        world.agenda()
                .after(
                        late,
                        host,
                        "sees pid " + watch.process().pid() + " gone, code " + known,
                        () -> watch.gone().accept(known));
    }

    void terminate(ProcessIdentity identity) {
        strangers.mustNotBe(identity);
        find(identity).ifPresent(process -> process.game().terminated());
    }

    void kill(ProcessIdentity identity) {
        strangers.mustNotBe(identity);
        find(identity).ifPresent(process -> {
            world.progress().count(Counted.KILLS);
            exit(process, SIGKILL);
        });
    }

    /** The machine stops: nobody is told anything. */
    void powerOff() {
        watches.clear();
        strangers.powerOff();
        for (OsProcess process : living()) {
            process.ends();
            process.game().gone();
        }
        processes.clear();
    }

    /** Whoever listens on this port. */
    Optional<Game> listening(int grpcPort) {
        return processes.values().stream()
                .map(OsProcess::game)
                .filter(game -> game.listensOn(grpcPort))
                .findFirst();
    }

    public Optional<Game> byClientPort(int port) {
        return processes.values().stream()
                .map(OsProcess::game)
                .filter(game -> game.clientPort() == port)
                .findFirst();
    }
}
