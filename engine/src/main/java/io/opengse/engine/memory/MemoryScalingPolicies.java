package io.opengse.engine.memory;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.scaling.ScalingPolicy;
import io.opengse.engine.scaling.ScalingPolicyTable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Scaling policies in memory. */
final class MemoryScalingPolicies implements ScalingPolicyTable {
    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::fleet).thenComparing(Place::created);

    private final Rows<Key, ScalingPolicy> rows;
    private final Index<FleetId, Mark, ScalingPolicy> byFleet;
    private final Index<Boolean, Place, ScalingPolicy> all;

    private record Key(FleetId fleet, String name) {}

    private record Place(String fleet, Mark created) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    MemoryScalingPolicies(Changes changes) {
        rows = new Rows<>(changes, policy -> new Key(policy.fleet(), policy.name()));
        byFleet = rows.index(policy -> List.of(policy.fleet()), MemoryScalingPolicies::created);
        all = rows.index(_ -> List.of(true), policy -> new Place(policy.fleet().value(), created(policy)));
    }

    @Override
    public Optional<ScalingPolicy> find(FleetId fleet, String name) {
        return rows.find(new Key(fleet, name));
    }

    @Override
    public List<ScalingPolicy> of(FleetId fleet) {
        rows.reads();
        return List.copyOf(byFleet.of(fleet).values());
    }

    @Override
    public List<ScalingPolicy> list(@Nullable FleetId fleet, int offset, int limit) {
        rows.reads();
        Stream<ScalingPolicy> found =
                fleet == null ? all.of(true).values().stream() : byFleet.of(fleet).values().stream();
        return found.skip(offset).limit(limit).toList();
    }

    @Override
    public int count(@Nullable FleetId fleet) {
        return fleet == null ? rows.count() : byFleet.count(fleet);
    }

    @Override
    public void put(ScalingPolicy policy) {
        rows.put(new ScalingPolicy(
                policy.fleet(),
                policy.name(),
                policy.rule(),
                Mark.millisOrNull(policy.heldSince()),
                Mark.millis(policy.createdAt())));
    }

    @Override
    public boolean remove(FleetId fleet, String name) {
        return rows.remove(new Key(fleet, name));
    }

    private static Mark created(ScalingPolicy policy) {
        return new Mark(policy.createdAt(), policy.name());
    }
}
