package io.opengse.engine.instance;

import io.opengse.engine.fleet.FleetTable;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.store.Transaction;
import java.util.List;

/**
 * How much of a host an instance takes.
 *
 * @param instancesPerHost how many fit on a host that does not say itself
 * @param types the sizes that are known; a fleet of another type takes nothing but its place among the instances
 * @param provider where the machines come from of fleets that do not say it
 */
public record Sizing(int instancesPerHost, List<InstanceType> types, Provider provider) {
    public Sizing {
        types = List.copyOf(types);
    }

    Provider provider(Transaction transaction, FleetId fleet) {
        return FleetTable.in(transaction)
                .find(fleet)
                .map(found -> Provider.of(found.description(), provider))
                .orElse(provider);
    }

    InstanceType of(Transaction transaction, FleetId fleet) {
        String name = FleetTable.in(transaction)
                .find(fleet)
                .map(found -> found.description().instanceType())
                .orElse("");
        return named(name);
    }

    InstanceType named(String name) {
        return types.stream()
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElse(new InstanceType(name, 0, 0));
    }
}
