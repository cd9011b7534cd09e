package io.opengse.server.metrics;

import io.opengse.engine.Engine;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.instance.FleetCapacity;
import io.opengse.engine.instance.Instance;
import io.opengse.engine.instance.InstanceStatus;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.process.ProcessStatus;
import io.opengse.metrics.Exposition;
import io.opengse.metrics.Measure;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** The documented metrics of fleets, as of one moment (behaviour.md 17). One object per scrape. */
final class FleetGauges {
    /** More would make Prometheus slow, and nobody looks at them all. */
    static final int MOST = 200;

    private static final List<InstanceStatus> INSTANCES =
            List.of(InstanceStatus.PENDING, InstanceStatus.STARTING, InstanceStatus.ACTIVE, InstanceStatus.DRAINING);

    private final List<Counted> fleets;
    private final int hidden;

    private FleetGauges(List<Counted> fleets, int hidden) {
        this.fleets = fleets;
        this.hidden = hidden;
    }

    private record Counted(
            Fleet fleet,
            FleetTally tally,
            Set<ProcessId> hosting,
            List<Instance> instances,
            Optional<FleetCapacity> capacity) {

        List<GameProcess> processes() {
            return tally.processes();
        }

        String id() {
            return fleet.id().value();
        }

        long healthy() {
            return processes().stream().filter(Counted::takesSessions).count();
        }

        long available() {
            return processes().stream()
                    .filter(Counted::takesSessions)
                    .filter(process -> !hosting.contains(process.id()))
                    .count();
        }

        long idle() {
            Set<InstanceId> busy = processes().stream()
                    .filter(process -> hosting.contains(process.id()))
                    .map(GameProcess::instance)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet());
            return instances.stream()
                    .filter(instance -> instance.status() == InstanceStatus.ACTIVE && !busy.contains(instance.id()))
                    .count();
        }

        private static boolean takesSessions(GameProcess process) {
            return process.status() == ProcessStatus.ACTIVE && process.healthy();
        }
    }

    static FleetGauges of(Engine engine, Living living) {
        Set<ProcessId> hosting = living.hosts().stream()
                .flatMap(host -> engine.sessions().hosting(host.id()).stream())
                .collect(Collectors.toSet());
        List<Counted> fleets = living.fleets().stream()
                .limit(MOST)
                .map(fleet -> new Counted(
                        fleet,
                        living.tally(fleet.id()),
                        hosting,
                        engine.instances().living(fleet.id()),
                        engine.capacities().find(fleet.id())))
                .toList();
        return new FleetGauges(fleets, Math.max(0, living.fleets().size() - MOST));
    }

    void show(Exposition exposition) {
        exposition.single(ServerMeasures.FLEETS_HIDDEN, hidden);
        each(
                exposition,
                ServerMeasures.FLEET,
                (measure, one) -> exposition.sample(
                        measure,
                        1,
                        one.id(),
                        one.fleet().description().name(),
                        one.fleet().status().name()));
        each(
                exposition,
                ServerMeasures.FLEET_SESSIONS,
                (measure, one) -> EngineGauges.SESSIONS.forEach(
                        status -> exposition.sample(measure, one.tally().sessions(status), one.id(), status.name())));
        each(
                exposition,
                ServerMeasures.FLEET_PLAYERS,
                (measure, one) -> exposition.sample(measure, one.tally().players(), one.id()));
        each(exposition, ServerMeasures.FLEET_PROCESSES, (measure, one) -> {
            Map<ProcessStatus, Long> counts = EngineGauges.count(one.processes(), GameProcess::status);
            EngineGauges.PROCESSES.forEach(
                    status -> exposition.sample(measure, counts.getOrDefault(status, 0L), one.id(), status.name()));
        });
        each(
                exposition,
                ServerMeasures.FLEET_HEALTHY,
                (measure, one) -> exposition.sample(measure, one.healthy(), one.id()));
        each(
                exposition,
                ServerMeasures.FLEET_AVAILABLE,
                (measure, one) -> exposition.sample(measure, one.available(), one.id()));
        instances(exposition);
    }

    private void instances(Exposition exposition) {
        each(exposition, ServerMeasures.FLEET_INSTANCES, (measure, one) -> {
            Map<InstanceStatus, Long> counts = EngineGauges.count(one.instances(), Instance::status);
            INSTANCES.forEach(
                    status -> exposition.sample(measure, counts.getOrDefault(status, 0L), one.id(), status.name()));
        });
        each(exposition, ServerMeasures.FLEET_IDLE, (measure, one) -> exposition.sample(measure, one.idle(), one.id()));
        each(
                exposition,
                ServerMeasures.FLEET_CAPACITY,
                (measure, one) -> one.capacity().ifPresent(capacity -> {
                    exposition.sample(measure, capacity.minimum(), one.id(), "minimum");
                    exposition.sample(measure, capacity.desired(), one.id(), "desired");
                    exposition.sample(measure, capacity.maximum(), one.id(), "maximum");
                }));
    }

    private void each(Exposition exposition, Measure measure, BiConsumer<Measure, Counted> shown) {
        exposition.family(measure);
        fleets.forEach(one -> shown.accept(measure, one));
    }
}
