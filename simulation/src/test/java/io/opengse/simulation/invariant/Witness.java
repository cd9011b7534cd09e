package io.opengse.simulation.invariant;

import io.opengse.agent.os.ProcessIdentity;
import io.opengse.agent.process.Assignment;
import io.opengse.agent.process.GameProcess;
import io.opengse.agent.process.ProcessState;
import io.opengse.engine.id.ProcessId;
import io.opengse.protocol.link.Desired;
import io.opengse.simulation.host.AgentRun;
import io.opengse.simulation.host.Host;
import io.opengse.simulation.host.OsProcess;
import io.opengse.simulation.world.Broken;
import io.opengse.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stands beside the hosts and sees what is done to games: who is launched, who is told to start, who is sent a signal. */
public final class Witness {
    private static final Duration AT_ONCE = Duration.ofMillis(50);
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    private final World world;
    private final Map<String, Wanted> wanted = new HashMap<>();
    private final Map<String, String> tellings = new HashMap<>();
    private final Map<String, Instant> sentences = new HashMap<>();
    private final Map<String, Long> reports = new HashMap<>();
    private final Set<ProcessId> insisted = new HashSet<>();

    /** What a host was last told to run, and what until when before that. */
    private record Wanted(Map<String, Integer> now, Map<String, Integer> before, Instant since) {}

    public Witness(World world) {
        this.world = world;
    }

    public void desired(Host host, Desired desired) {
        Map<String, Integer> counts = new HashMap<>();
        desired.getFleetsList().forEach(fleet -> fleet.getLaunchesList()
                .forEach(launch -> counts.put(fleet.getFleetId() + " " + launch.getKey(), launch.getCount())));
        Wanted last = wanted.get(host.name());
        wanted.put(host.name(), new Wanted(counts, last == null ? Map.of() : last.now(), world.now()));
    }

    /** An agent sends a report. */
    public void reported(Host host, long number) {
        Long last = reports.put(host.name(), number);
        Broken.unless(
                last == null || number > last,
                () -> "a report number is used once, but " + host + " sends " + number + " after " + last);
    }

    public void operatorInsists(ProcessId process) {
        insisted.add(process);
    }

    boolean didOperatorInsist(ProcessId process) {
        return insisted.contains(process);
    }

    /** The books have it that this process must end; an earlier deadline counts. */
    void sentenced(ProcessId process, @Nullable Instant killAt) {
        if (killAt != null) {
            sentences.merge(process.value(), killAt, (one, other) -> one.isBefore(other) ? one : other);
        }
    }

    /** A game was launched: its slot must have had room for it. */
    public void launched(Host host, OsProcess process) {
        Wanted told = wanted.get(host.name());
        int most = told == null ? 0 : told.now().getOrDefault(process.slot(), 0);
        if (told != null && world.now().minus(AT_ONCE).isBefore(told.since())) {
            most = Math.max(most, told.before().getOrDefault(process.slot(), 0));
        }
        long filling = host.kernel().living().stream()
                .filter(other -> other.slot().equals(process.slot()))
                .filter(other -> !isEnding(host, other))
                .count();
        int allowed = most;
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
        return host.loop().flatMap(loop -> loop.processes().stream()
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

    /** Never ready, refused its session, or ended by an agent that stops. */
    private static boolean excused(Host host, String mark) {
        boolean stopping = host.agent().filter(AgentRun::endsItsGames).isPresent();
        return stopping
                || known(host, mark)
                        .filter(process -> process.state().announced() == null || refused(process.assignment()))
                        .isPresent();
    }

    private static boolean refused(@Nullable Assignment assignment) {
        return assignment != null && assignment.status() == Assignment.Status.FAILED;
    }
}
