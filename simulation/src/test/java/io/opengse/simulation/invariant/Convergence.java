package io.opengse.simulation.invariant;

import io.opengse.agent.process.GameProcess;
import io.opengse.agent.process.ProcessState;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetStatus;
import io.opengse.engine.fleet.ProtectionPolicy;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.instance.Instance;
import io.opengse.engine.instance.InstanceStatus;
import io.opengse.engine.instance.InstanceTable;
import io.opengse.engine.process.Condemnation;
import io.opengse.engine.process.EndReason;
import io.opengse.engine.process.ProcessStatus;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.SessionStatus;
import io.opengse.engine.session.SessionUpdate;
import io.opengse.simulation.backend.Scaling;
import io.opengse.simulation.host.AgentRun;
import io.opengse.simulation.host.Host;
import io.opengse.simulation.host.OsProcess;
import io.opengse.simulation.world.Broken;
import io.opengse.simulation.world.Progress.Counted;
import io.opengse.simulation.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * After the storm: once everybody has gone home nothing is left over, the books of the server, the agents and the
 * operating systems agree, and the installation serves as if nothing had been.
 */
public final class Convergence {
    private static final Duration SETTLING = Duration.ofSeconds(70);
    private static final Duration EMPTYING = Duration.ofSeconds(100);
    private static final Duration SETTLING_AGAIN = Duration.ofSeconds(40);
    private static final Duration SERVING = Duration.ofSeconds(20);
    private static final int TRIES = 6;

    private final World world;
    private final Invariants invariants;

    public Convergence(World world, Invariants invariants) {
        this.world = world;
        this.invariants = invariants;
    }

    public void mustBeReached() {
        world.runFor(SETTLING);
        theIllAreTold();
        world.backEnds().close();
        world.runFor(Duration.ofSeconds(15));
        world.fleets().forEach(new Scaling(world)::calm);
        world.deleted().forEach(new Scaling(world)::insist);
        world.backEnds().matchmaking().stopAll(world.store().truth(Books::read).pending());
        invariants.check();
        runWhatCanBeStarted();
        drainOne();
        endAllSessions();
        insistOnTheSentenced();
        world.runFor(EMPTYING);
        drainedHostsAreEmpty();
        mustServe();
        endAllSessions();
        world.runFor(SETTLING_AGAIN);
        invariants.checkLedger();
        invariants.checkFinished();
        nothingIsLeftOver();
        instancesAreWanted();
        world.hosts().forEach(this::threeBooksAgree);
    }

    /** What agents know to be ill, the server has told to end soon after. */
    private void theIllAreTold() {
        Set<String> ill = ill();
        world.runFor(Duration.ofSeconds(2));
        ill.retainAll(ill());
        ill.removeIf(process -> invariants.books().condemnations().containsKey(new ProcessId(process)));
        Broken.unless(ill.isEmpty(), () -> "whatever is ill is told to end, but not " + ill);
    }

    private Set<String> ill() {
        return world.hosts().stream()
                .filter(host -> host.agent().filter(AgentRun::linked).isPresent())
                .flatMap(host -> host.loop().stream())
                .flatMap(loop -> loop.processes().stream())
                .filter(process -> process.state() instanceof ProcessState.Ready)
                .filter(process -> !process.health().healthy())
                .map(GameProcess::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void runWhatCanBeStarted() {
        for (Fleet fleet : world.fleets()) {
            must(() -> world.server()
                    .ask(engine ->
                            engine.runtimes().update(fleet.id(), world.plans().good(fleet), "operator"))
                    .isPresent());
        }
    }

    private void endAllSessions() {
        for (GameSession session : List.copyOf(invariants.books().sessions().values())) {
            if (session.status() != SessionStatus.TERMINATING) {
                SessionUpdate open =
                        new SessionUpdate(session.id(), null, null, null, ProtectionPolicy.NO_PROTECTION, "operator");
                must(() -> world.server()
                        .ask(engine -> engine.sessions().update(open))
                        .isPresent());
                invariants.check();
                world.backEnds().end(session.id());
            }
        }
    }

    /** Full protection may keep a game for ever whose session is over in the books; operators may insist. */
    private void insistOnTheSentenced() {
        for (Condemnation order : List.copyOf(invariants.books().condemnations().values())) {
            world.witness().operatorInsists(order.process());
            must(() -> world.server()
                    .ask(engine -> {
                        engine.processes().condemn(order.process(), EndReason.OPERATOR, "operator");
                        return true;
                    })
                    .isPresent());
        }
    }

    private void drainOne() {
        if (world.drains().happen()) {
            must(() -> world.server().ask(world.drains()::drainOne).isPresent());
        }
    }

    /** Everybody has gone home: whoever waited for that may switch the machine off, or use it again. */
    private void drainedHostsAreEmpty() {
        Books books = world.store().truth(Books::read);
        for (Host host : world.hosts()) {
            if (world.drains().stands(new HostId(host.name()))) {
                mustBeEmpty(books, host, "a drained host");
            }
        }
        if (world.drains().happen()) {
            must(() -> world.server().ask(world.drains()::useAllAgain).isPresent());
        }
    }

    private static void mustBeEmpty(Books books, Host host, String what) {
        HostId id = new HostId(host.name());
        List<Instance> instances = books.instances().values().stream()
                .filter(instance -> id.equals(instance.host()))
                .toList();
        List<ProcessId> processes = books.processes().values().stream()
                .filter(process -> process.host().equals(id))
                .map(process -> process.id())
                .toList();
        Broken.unless(
                instances.isEmpty()
                        && processes.isEmpty()
                        && host.kernel().living().isEmpty(),
                () -> what + " becomes empty, but " + host + " has " + instances + " " + processes + " "
                        + host.kernel().living());
    }

    private static void must(BooleanSupplier work) {
        Broken.unless(work.getAsBoolean(), () -> "in calm weather the server answers");
    }

    /** A session of every fleet becomes active. */
    private void mustServe() {
        for (Fleet fleet : world.fleets()) {
            long before = world.progress().of(Counted.SESSIONS_ACTIVATED);
            for (int tries = 0; tries < TRIES && world.progress().of(Counted.SESSIONS_ACTIVATED) == before; tries++) {
                world.backEnds().create(fleet);
                world.runFor(SERVING);
            }
            Broken.unless(
                    world.progress().of(Counted.SESSIONS_ACTIVATED) > before,
                    () -> "after the storm every fleet serves, but no session of " + fleet.id() + " became active");
        }
    }

    private void nothingIsLeftOver() {
        Books books = world.store().truth(Books::read);
        Broken.unless(books.pending().isEmpty(), () -> "no placement is left over, but " + books.pending());
        Broken.unless(
                books.sessions().isEmpty() && books.reservations().isEmpty(),
                () -> "no session is left over, but " + books.sessions() + " " + books.reservations());
        Broken.unless(
                books.condemnations().isEmpty(), () -> "no order to end is left over, but " + books.condemnations());
        Set<String> free = names(books.vacancies().stream()
                .map(vacancy -> vacancy.process().value())
                .toList());
        Set<String> ready = names(books.processes().values().stream()
                .filter(process -> process.status() == ProcessStatus.ACTIVE)
                .map(process -> process.id().value())
                .toList());
        Broken.unless(free.equals(ready), () -> "all that is ready is on offer, but " + free + " of " + ready + " are");
    }

    private void instancesAreWanted() {
        Books books = world.store().truth(Books::read);
        for (Fleet fleet : world.fleets()) {
            List<Instance> living = books.instances().values().stream()
                    .filter(instance -> instance.fleet().equals(fleet.id()))
                    .toList();
            Broken.unless(
                    living.size() == books.capacities().get(fleet.id()).desired()
                            && living.stream().allMatch(instance -> instance.status() == InstanceStatus.ACTIVE),
                    () -> "a fleet has the instances it should have, but " + books.capacities() + " and " + living);
        }
        world.deleted()
                .forEach(fleet -> Broken.unless(
                        books.fleets().get(fleet.id()).status() == FleetStatus.TERMINATED
                                && books.capacities().get(fleet.id()) == null,
                        () -> "a deleted fleet is gone, but " + books.fleets().get(fleet.id())));
    }

    private void threeBooksAgree(Host host) {
        Books books = world.store().truth(Books::read);
        var row = books.hosts().get(new HostId(host.name()));
        if (host.gone()) {
            Broken.unless(
                    row == null || row.status() == HostStatus.LOST,
                    () -> "a host that never comes back is lost, but " + row);
            mustBeEmpty(books, host, "a host that never comes back");
            return;
        }
        Broken.unless(
                row != null && row.status() == HostStatus.CONNECTED, () -> "every host is connected again: " + row);
        Broken.unless(
                row.traits().equals(world.labels().of(host)),
                () -> "a host is of the kind that its operator said last, "
                        + world.labels().of(host) + ", but " + row);
        Set<String> mirrored = names(books.processes().values().stream()
                .filter(process -> process.host().value().equals(host.name()))
                .map(process -> process.id().value() + " " + process.pid())
                .toList());
        List<GameProcess> known = List.copyOf(host.loop().orElseThrow().processes());
        Set<String> supervised = names(known.stream()
                .filter(process -> !process.hasExited())
                .map(process -> process.id() + " " + process.state().identity().pid())
                .toList());
        Set<String> running = names(host.kernel().living().stream()
                .map(process -> process.mark() + " " + process.identity().pid())
                .toList());
        Broken.unless(
                mirrored.equals(supervised) && supervised.equals(running),
                () -> "three books agree on " + host + ": the server has " + mirrored + ", the agent " + supervised
                        + ", the system " + running);
        Broken.unless(
                known.stream().allMatch(process -> process.state() instanceof ProcessState.Ready),
                () -> "in the end every process is ready, but " + known);
        Broken.unless(!host.owesLogs(), () -> "all logs are uploaded, but not those of " + host);
        slotsAreFull(host);
    }

    private void slotsAreFull(Host host) {
        for (Fleet fleet : world.fleets()) {
            long running = host.kernel().living().stream()
                    .map(OsProcess::fleet)
                    .filter(fleet.id().value()::equals)
                    .count();
            long instances =
                    world
                            .store()
                            .truth(transaction -> InstanceTable.in(transaction).living(fleet.id()))
                            .stream()
                            .filter(instance -> new HostId(host.name()).equals(instance.host()))
                            .count();
            long wanted = instances
                    * world.plans().good(fleet).executions().values().stream()
                            .mapToInt(count -> count)
                            .sum();
            Broken.unless(
                    running == wanted,
                    () -> wanted + " processes of " + fleet.id() + " run on " + host + ", but there are " + running);
        }
    }

    private static Set<String> names(List<String> names) {
        return names.stream().collect(Collectors.toCollection(TreeSet::new));
    }
}
