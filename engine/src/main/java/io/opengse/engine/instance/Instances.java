package io.opengse.engine.instance;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.event.Surroundings;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetDescription;
import io.opengse.engine.fleet.FleetStatus;
import io.opengse.engine.fleet.Fleets;
import io.opengse.engine.fleet.ServerProcess;
import io.opengse.engine.host.Hosts;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.process.ProcessReach;
import io.opengse.engine.process.ProcessTable;
import io.opengse.engine.process.Vacancies;
import io.opengse.engine.process.VacancyTable;
import io.opengse.engine.session.ReservationTable;
import io.opengse.engine.store.Store;
import io.opengse.engine.store.Transaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Instances, as agents, the API and operators ask for them. How many there are is the {@link Reconciler}'s work. */
public final class Instances {
    private static final int GREATEST_WEIGHT = 10;

    private final Surroundings surroundings;
    private final Store store;
    private final Vacancies vacancies;
    private final GamePackage.Finder packages;

    /** @param packages what fleets are deployed from */
    public Instances(Surroundings surroundings, Vacancies vacancies, GamePackage.Finder packages) {
        this.surroundings = surroundings;
        this.store = surroundings.store();
        this.vacancies = vacancies;
        this.packages = packages;
    }

    /** Answers where a process is reached, for {@link Vacancies}: one without an instance is its host's. */
    public static Optional<ProcessReach.Reach> reach(Transaction transaction, GameProcess process) {
        Optional<ProcessReach.Reach> host = Hosts.reach(transaction, process.host());
        InstanceId id = process.instance();
        return id == null
                ? host
                : host.flatMap(reach -> InstanceTable.in(transaction)
                        .find(id)
                        .filter(Instance::takesSessions)
                        .map(instance -> new ProcessReach.Reach(reach.address(), instance.weight(), instance.turn())));
    }

    /** What should run on a host: one for each instance there; a draining one launches nothing any more. */
    public List<DesiredInstance> desired(HostId host) {
        return store.read(transaction -> InstanceTable.in(transaction).living(host).stream()
                .map(instance -> desired(transaction, Fleets.require(transaction, instance.fleet()), instance))
                .toList());
    }

    /** What should run on all hosts; one that is not named has no instances. */
    public Map<HostId, List<DesiredInstance>> allDesired() {
        return store.read(transaction -> {
            Map<FleetId, Fleet> fleets = new HashMap<>();
            Map<HostId, List<DesiredInstance>> desired = new HashMap<>();
            for (Instance instance : InstanceTable.in(transaction).placed()) {
                Fleet fleet = fleets.computeIfAbsent(instance.fleet(), id -> Fleets.require(transaction, id));
                desired.computeIfAbsent(Objects.requireNonNull(instance.host()), _ -> new ArrayList<>())
                        .add(desired(transaction, fleet, instance));
            }
            return desired;
        });
    }

    /** With neither folder nor package a fleet lives of the strangers that call ProcessReady. */
    private DesiredInstance desired(Transaction transaction, Fleet fleet, Instance instance) {
        FleetDescription description = fleet.description();
        boolean runs = instance.status() != InstanceStatus.DRAINING
                && !(description.assetId().isEmpty() && description.directory().isEmpty())
                && mayRun(fleet.status());
        List<ServerProcess> launches = runs ? fleet.runtime().merged() : List.of();
        GamePackage deployment =
                packages.find(transaction, description.assetId()).orElse(null);
        String sdkErrors = description.tags().getOrDefault(FleetDescription.SDK_ERRORS, "");
        return new DesiredInstance(
                instance.id(),
                fleet.id(),
                description.directory(),
                deployment,
                launches,
                sdkErrors,
                fleet.status().ending());
    }

    /** An agent launches nothing before the package is deployed, whatever the fleet's status. */
    private static boolean mayRun(FleetStatus status) {
        return switch (status) {
            case NEW, DOWNLOADING, VALIDATING, BUILDING, ACTIVATING, ACTIVE -> true;
            case ERROR, DELETING, TERMINATED -> false;
        };
    }

    public Optional<Instance> find(InstanceId id) {
        return store.read(transaction -> InstanceTable.in(transaction).find(id));
    }

    /** Of a fleet, not TERMINATED, the oldest first. */
    public List<Instance> living(FleetId fleet) {
        return store.read(transaction -> InstanceTable.in(transaction).living(fleet));
    }

    /** On a host, not TERMINATED, the oldest first. */
    public List<Instance> livingOn(HostId host) {
        return store.read(transaction -> InstanceTable.in(transaction).living(host));
    }

    /**
     * Higher is preferred for new sessions, 0 takes none; what runs already goes on.
     *
     * @param weight 0 to 10
     * @throws Refused NotFound; Invalid; Unavailable when the instance is over
     */
    public Instance setWeight(FleetId fleet, InstanceId id, int weight, String actor) {
        if (weight < 0 || weight > GREATEST_WEIGHT) {
            throw Refused.invalid(
                    "Weight is " + weight + ", 0 to " + GREATEST_WEIGHT + " is allowed; 0 takes no new" + " sessions");
        }
        Cause cause = surroundings.cause(actor);
        return store.write(transaction -> {
            Instance instance = require(transaction, fleet, id);
            return instance.weight() == weight ? instance : weigh(transaction, instance.weighing(weight), cause);
        });
    }

    private Instance weigh(Transaction transaction, Instance instance, Cause cause) {
        Instance weighed = update(transaction, instance, "weight " + instance.weight(), cause);
        Fleet fleet = Fleets.require(transaction, instance.fleet());
        ReservationTable reservations = ReservationTable.in(transaction);
        processes(transaction, weighed)
                .filter(process -> reservations.find(process.id()).isEmpty())
                .forEach(process -> {
                    VacancyTable.in(transaction).remove(process.id());
                    vacancies.offer(transaction, process, fleet, cause);
                });
        return weighed;
    }

    /**
     * A reserved instance is kept for troubleshooting: scale-in never chooses it; the deletion of its fleet does.
     *
     * @throws Refused NotFound; Unavailable when the instance is over
     */
    public Instance setReserved(FleetId fleet, InstanceId id, boolean reserved, String actor) {
        Cause cause = surroundings.cause(actor);
        return store.write(transaction -> {
            Instance instance = require(transaction, fleet, id);
            String words = reserved ? "reserved: scale-in never chooses it" : "no longer reserved";
            return instance.reserved() == reserved
                    ? instance
                    : update(transaction, instance.reserved(reserved), words, cause);
        });
    }

    private static Instance update(Transaction transaction, Instance instance, String words, Cause cause) {
        InstanceTable instances = InstanceTable.in(transaction);
        instances.update(instance);
        String message = "instance " + instance.id() + ": " + words;
        cause.note(transaction, EventCode.INSTANCE_UPDATED, message, InstanceTransitions.about(instance));
        return instances.find(instance.id()).orElseThrow();
    }

    private static Instance require(Transaction transaction, FleetId fleet, InstanceId id) {
        Instance instance = InstanceTable.in(transaction)
                .find(id)
                .filter(found -> found.fleet().equals(fleet))
                .orElseThrow(() -> Refused.notFound("instance " + id + " of fleet " + fleet
                        + " does not exist; DescribeInstances names those that do"));
        if (instance.status() == InstanceStatus.TERMINATED) {
            throw Refused.unavailable("instance " + id + " is over: it " + instance.reason());
        }
        return instance;
    }

    private static Stream<GameProcess> processes(Transaction transaction, Instance instance) {
        return instance.host() == null
                ? Stream.empty()
                : ProcessTable.in(transaction).living(instance.host()).stream()
                        .filter(process -> instance.id().equals(process.instance()));
    }
}
