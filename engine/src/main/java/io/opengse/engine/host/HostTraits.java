package io.opengse.engine.host;

import io.opengse.engine.id.InstanceId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What kind of host it is, as its operator said: fleets may require it.
 *
 * @param region a name of the operator's choosing; empty in a join token: the agent's own setting counts
 * @param instanceType the size of machine it stands for; empty: it serves fleets of every type
 * @param labels free words about it, e.g. gpu=yes; in the order of their names
 */
public record HostTraits(String region, String instanceType, Map<String, String> labels) {
    public static final HostTraits NONE = new HostTraits("", "", Map.of());

    /** Label: the one instance this host was made for; it takes no other. */
    public static final String INSTANCE = "gse:instance";

    public HostTraits {
        labels = java.util.Collections.unmodifiableMap(new TreeMap<>(labels));
    }

    public static HostTraits in(String region) {
        return new HostTraits(region, "", Map.of());
    }

    /** Of a host that was made for this instance alone. */
    public static HostTraits madeFor(InstanceId instance) {
        return new HostTraits("", "", Map.of(INSTANCE, instance.value()));
    }

    /** The instance it was made for; empty: it serves whoever comes. */
    public Optional<InstanceId> madeFor() {
        return Optional.ofNullable(labels.get(INSTANCE)).map(InstanceId::new);
    }

    /** These, where something is said; else what the other says. Labels add up. */
    public HostTraits over(HostTraits other) {
        Map<String, String> all = new TreeMap<>(other.labels);
        all.putAll(labels);
        return new HostTraits(
                region.isEmpty() ? other.region : region,
                instanceType.isEmpty() ? other.instanceType : instanceType,
                all);
    }
}
