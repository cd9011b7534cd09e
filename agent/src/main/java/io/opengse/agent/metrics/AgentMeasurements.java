package io.opengse.agent.metrics;

import io.opengse.agent.runtime.Standing;
import io.opengse.agent.sdk.GseSdkServer;
import io.opengse.agent.sdk.SdkLoad;
import io.opengse.metrics.Exposition;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Reads what an agent measures, anew for each scrape. Asks nothing of the loop but what it has told already. */
public final class AgentMeasurements {
    private final Supplier<Standing> standing;
    private final BooleanSupplier linkUp;
    private final GseSdkServer sdk;
    private final HostUse host;

    public AgentMeasurements(Supplier<Standing> standing, BooleanSupplier linkUp, GseSdkServer sdk, HostUse host) {
        this.standing = standing;
        this.linkUp = linkUp;
        this.sdk = sdk;
        this.host = host;
    }

    /** The Prometheus text format, as of now. */
    public String text() {
        Exposition exposition = new Exposition();
        sdk.times().show(exposition);
        Standing.Counts counts = standing.get().counts();
        exposition
                .family(AgentMeasures.PROCESSES)
                .sample(AgentMeasures.PROCESSES, counts.launching(), "launching")
                .sample(AgentMeasures.PROCESSES, counts.ready(), "ready")
                .sample(AgentMeasures.PROCESSES, counts.ending(), "ending");
        exposition.single(AgentMeasures.LINK_UP, linkUp.getAsBoolean() ? 1 : 0);
        SdkLoad load = sdk.load();
        exposition.single(AgentMeasures.CONNECTIONS, load.connections());
        exposition.single(AgentMeasures.ARRIVING, load.arriving());
        exposition.single(AgentMeasures.UNDER_WAY, load.underWay());
        exposition.single(AgentMeasures.RESIDENT, host.resident());
        host(exposition);
        return exposition.toString();
    }

    private void host(Exposition exposition) {
        Map<String, Long> memory = host.memory();
        exposition
                .family(AgentMeasures.MEMORY)
                .sample(AgentMeasures.MEMORY, memory.getOrDefault("MemTotal", 0L), "total")
                .sample(AgentMeasures.MEMORY, memory.getOrDefault("MemAvailable", 0L), "available");
        HostUse.Processors processors = host.processors();
        exposition
                .family(AgentMeasures.CPU)
                .sample(AgentMeasures.CPU, processors.busy(), "busy")
                .sample(AgentMeasures.CPU, processors.all(), "all");
        exposition.single(AgentMeasures.LOAD, host.load());
        exposition.single(AgentMeasures.ESTABLISHED, host.established());
        HostUse.Network network = host.network();
        exposition
                .family(AgentMeasures.NETWORK_BYTES)
                .sample(AgentMeasures.NETWORK_BYTES, network.bytesIn(), "in")
                .sample(AgentMeasures.NETWORK_BYTES, network.bytesOut(), "out");
        exposition
                .family(AgentMeasures.NETWORK_PACKETS)
                .sample(AgentMeasures.NETWORK_PACKETS, network.packetsIn(), "in")
                .sample(AgentMeasures.NETWORK_PACKETS, network.packetsOut(), "out");
    }
}
