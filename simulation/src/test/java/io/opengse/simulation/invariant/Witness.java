package io.opengse.simulation.invariant;

import io.opengse.agent.os.ProcessIdentity;
import io.opengse.agent.process.Assignment;
import io.opengse.agent.process.GameProcess;
import io.opengse.agent.process.ProcessState;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.ProcessId;
import io.opengse.protocol.link.Desired;
import io.opengse.simulation.host.AgentRun;
import io.opengse.simulation.host.Host;
import io.opengse.simulation.host.OsProcess;
import io.opengse.simulation.world.Broken;
import io.opengse.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands beside the hosts and sees what is done to games: who is launched, who is told to start, who is sent a
 * signal.
 */
public final class Witness {
    private static final Duration AT_ONCE = Duration.ofMillis(50);
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    private final World world;
    private final Map<String, ArrayDeque<Wanted>> wanted = new HashMap<>();
    private final Map<String, String> tellings = new HashMap<>();
    private final Map<String, Instant> sentences = new HashMap<>();
    private final Map<String, Applied> applied = new HashMap<>();
    private final Set<String> stopped = new HashSet<>();
    private final Set<ProcessId> insisted = new HashSet<>();
    private final Map<FleetId, Set<Long>> sized = new HashMap<>();

    /** The last report that was applied, and who had sent it. */
    private record Applied(long number, AgentRun sender) {}

    /** What a host was told to run, by slot. */
    private record Wanted(Map<String, Integer> counts, Instant since) {}

    public Witness(World world) {
        this.world = world;
    }

    public void desired(Host host, Desired desired) {
        Map<String, Integer> counts = new HashMap<>();
        desired.getFleetsList()
                .forEach(fleet -> fleet.getLaunchesList()
                        .forEach(launch ->
                                counts.put(fleet.getInstanceId() + " " + launch.getKey(), launch.getCount())));
        ArrayDeque<Wanted> recent = wanted.computeIfAbsent(host.name(), _ -> new ArrayDeque<>());
        recent.addFirst(new Wanted(counts, world.now()));
    }

    /** The most that its last orders, and those that were replaced only just now, want in this slot. */
    private int most(Host host, String slot) {
        int most = 0;
        Instant replaced = Instant.MAX;
        for (Wanted order : wanted.getOrDefault(host.name(), new ArrayDeque<>())) {
            if (world.now().minus(AT_ONCE).isAfter(replaced)) {
                break;
            }
            most = Math.max(most, order.counts().getOrDefault(slot, 0));
            replaced = order.since();
        }
        return most;
    }

    /** A server applies a report that is newer than the last, and came from this life of an agent. */
    public void applied(String host, long number, AgentRun sender) {
        applied.put(host, new Applied(number, sender));
    }

    /** An agent hears that its report is applied: it will forget what was in it. */
    public void acknowledged(Host host, long number, AgentRun agent) {
        Applied last = applied.get(host.name());
        boolean safe = last != null && (last.number() > number || (last.number() == number && last.sender() == agent));
        Broken.unless(
                safe || number == 0,
                () -> "what is acknowledged was applied, but " + host + " was told so of report " + number
                        + " when the last that was applied is " + last);
    }

    public void operatorInsists(ProcessId process) {
        insisted.add(process);
    }

    boolean didOperatorInsist(ProcessId process) {
        return insisted.contains(process);
    }

    /** An operator wrote a capacity past the engine. */
    public void sized(FleetId fleet, long version) {
        sized.computeIfAbsent(fleet, _ -> new HashSet<>()).add(version);
    }

    /** Whether a capacity of these versions was written past the engine. */
    boolean wasSized(FleetId fleet, long after, long until) {
        return sized.getOrDefault(fleet, Set.of()).stream().anyMatch(version -> version > after && version <= until);
    }

    /** The books have it that this process must end; an earlier deadline counts. */
    void sentenced(ProcessId process, @Nullable Instant killAt) {
        if (killAt != null) {
            sentences.merge(process.value(), killAt, (one, other) -> one.isBefore(other) ? one : other);
        }
    }

    /** A game was launched: its slot must have had room for it. */
    public void launched(Host host, OsProcess process) {
        int allowed = most(host, process.slot());
        long filling = host.kernel().living().stream()
                .filter(other -> other.slot().equals(process.slot()))
                .filter(other -> !isEnding(host, other))
                .count();
        Broken.unless(
                filling <= allowed,
                () -> "nothing is launched into a slot whose game lives: " + process + " makes " + filling + " of "
                        + allowed + " in " + process.slot() + " on " + host + ": "
                        + host.kernel().living());
    }

    private static boolean isEnding(Host host, OsProcess process) {
        return known(host, process.mark())
                .filter(known -> known.state() instanceof ProcessState.Ending)
                .isPresent();
    }

    private static Optional<GameProcess> known(Host host, String mark) {
        return host.loop()
                .flatMap(loop -> loop.processes().stream()
                        .filter(process -> process.id().equals(mark))
                        .findFirst());
    }

    /** A game is told to start a session. */
    public void started(Host host, OsProcess process, String session) {
        String teller = tellings.putIfAbsent(session, process.mark());
        Broken.unless(
                teller == null,
                () -> "a session is started once, but " + process + " on " + host + " is told to start " + session
                        + ", which " + teller + " was told before");
        Broken.unless(
                process.game().running().isEmpty(),
                () -> "a game runs one session at a time, but " + process + " is told to start " + session
                        + " while it runs " + process.game().running());
    }

    /** An agent sends a signal: there must be a reason, and its time must have come. */
    public void signalled(Host host, ProcessIdentity os, String signal) {
        Optional<OsProcess> found = host.kernel().living().stream()
                .filter(process -> process.identity().pid() == os.pid())
                .findFirst();
        if (found.isEmpty() || !world.seam().same(found.get().identity(), os)) {
            return;
        }
        OsProcess process = found.get();
        Instant sentence = sentences.get(process.mark());
        Instant hostTime = world.now().plus(host.skew()).plus(ROUNDING);
        boolean due = sentence != null && !hostTime.isBefore(sentence);
        Broken.unless(
                due || process.game().saidItEnds() || excused(host, process.mark()),
                () -> "nobody is ended before his time: " + process + " on " + host + " gets " + signal + " at "
                        + hostTime + ", its sentence is " + sentence + ", it runs "
                        + process.game().running() + ", its agent has " + known(host, process.mark()));
    }

    /** An operator stops an agent together with its games. */
    public void stopsItsGames(Host host) {
        host.kernel().living().forEach(process -> stopped.add(process.mark()));
    }

    /** Never ready, refused its session, or ended by an agent that was told to stop. */
    private boolean excused(Host host, String mark) {
        boolean stopping = host.agent().filter(AgentRun::endsItsGames).isPresent();
        return stopping
                || stopped.contains(mark)
                || known(host, mark)
                        .filter(process -> process.state().announced() == null || refused(process.assignment()))
                        .isPresent();
    }

    private static boolean refused(@Nullable Assignment assignment) {
        return assignment != null && assignment.status() == Assignment.Status.FAILED;
    }
}
