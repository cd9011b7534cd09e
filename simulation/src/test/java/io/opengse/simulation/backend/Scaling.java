package io.opengse.simulation.backend;

import io.opengse.engine.Engine;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.instance.CapacityTable;
import io.opengse.engine.instance.FleetCapacity;
import io.opengse.engine.instance.Instance;
import io.opengse.simulation.world.World;
import java.util.List;
import java.util.Optional;

/** What operators and policies change about instances: how many, how heavy, which are kept, and that all must go. */
public final class Scaling {
    private static final String API = "api AKIDsimulated";
    private static final int MOST = 4;

    private final World world;
    private final Calls calls;
    private final Policies policies;

    public Scaling(World world) {
        this.world = world;
        this.calls = new Calls(world);
        this.policies = new Policies(world);
    }

    void another(Fleet fleet) {
        List<Instance> living = living(fleet.id());
        switch (world.chances().between(0, 9)) {
            case 0, 1, 2, 3 -> policies.size(fleet.id(), MOST);
            case 4 -> policies.want(fleet.id(), MOST);
            case 5, 6, 7 -> policies.another(fleet.id());
            case 8 -> one(living).ifPresent(this::reserve);
            default -> one(living).ifPresent(this::weigh);
        }
    }

    private Optional<Instance> one(List<Instance> living) {
        return living.isEmpty() ? Optional.empty() : Optional.of(world.chances().pick(living));
    }

    private List<Instance> living(FleetId fleet) {
        return world.server().ask(engine -> engine.instances().living(fleet)).orElse(List.of());
    }

    private void reserve(Instance instance) {
        boolean reserved = world.chances().in(0.7);
        calls.call(
                "reserve " + instance.id() + " " + reserved,
                engine -> engine.instances().setReserved(instance.fleet(), instance.id(), reserved, API),
                _ -> {});
    }

    private void weigh(Instance instance) {
        int weight = world.chances().in(0.3) ? 0 : world.chances().between(1, 10);
        calls.call(
                "weigh " + instance.id() + " " + weight,
                engine -> engine.instances().setWeight(instance.fleet(), instance.id(), weight, API),
                _ -> {});
    }

    /** Past the engine, which lets nobody ask for more than one before the fleet was ever ACTIVE. */
    public boolean begin(FleetId fleet, int desired) {
        return world.store().write(transaction -> {
            CapacityTable table = CapacityTable.in(transaction);
            table.find(fleet).ifPresent(now -> {
                table.update(wanting(now, desired));
                world.witness().sized(fleet, now.version() + 1);
            });
            return true;
        });
    }

    private static FleetCapacity wanting(FleetCapacity now, int desired) {
        return new FleetCapacity(
                now.fleet(), 0, MOST, desired, now.cooldown(), now.automatic(), now.scaledAt(), now.version());
    }

    public void delete(Fleet fleet) {
        calls.call("delete " + fleet.id(), engine -> delete(engine, fleet), _ -> {});
    }

    /** Whoever got no answer deletes it again, until there is one. */
    public void insist(Fleet fleet) {
        world.server().ask(engine -> delete(engine, fleet)).orElseThrow();
    }

    private static boolean delete(Engine engine, Fleet fleet) {
        Matchmaking.leave(engine, fleet);
        engine.fleetDeletion().delete(fleet.id(), API);
        return true;
    }

    /** In calm weather: two of every fleet, none kept or without weight, and nothing that changes this by itself. */
    public void calm(Fleet fleet) {
        world.server()
                .ask(engine -> {
                    Policies.none(engine, fleet.id());
                    return begin(fleet.id(), 2);
                })
                .orElseThrow();
        for (Instance instance : living(fleet.id())) {
            world.server()
                    .ask(engine -> {
                        engine.instances().setReserved(fleet.id(), instance.id(), false, API);
                        return engine.instances().setWeight(fleet.id(), instance.id(), Instance.STANDARD_WEIGHT, API);
                    })
                    .orElseThrow();
        }
    }
}
