package io.opengse.agent.metrics;

import static io.opengse.metrics.Measure.counter;
import static io.opengse.metrics.Measure.gauge;

import io.opengse.agent.sdk.SdkTimes;
import io.opengse.metrics.Measure;
import java.util.List;

/** Everything an agent measures. */
public final class AgentMeasures {
    static final Measure PROCESSES =
            gauge("opengse_agent_processes", "Game processes of this host, by phase.", "phase");
    static final Measure LINK_UP = gauge("opengse_agent_link_up", "1 while the server listens, else 0.");
    static final Measure CONNECTIONS = gauge("opengse_agent_sdk_connections", "Open connections of games.");
    static final Measure ARRIVING =
            gauge("opengse_agent_sdk_calls_arriving", "Calls of games begun and not yet sent in full.");
    static final Measure UNDER_WAY = gauge("opengse_agent_sdk_calls_under_way", "Calls of games being answered.");
    static final Measure RESIDENT = gauge("opengse_agent_resident_bytes", "Memory of the agent itself.");
    static final Measure MEMORY =
            gauge("opengse_host_memory_bytes", "Memory of the host, total and available.", "kind");
    static final Measure CPU = counter(
            "opengse_host_cpu_seconds_total",
            "Time of all processors since the host started, busy and in all.",
            "kind");
    static final Measure LOAD = gauge("opengse_host_load1", "Load over one minute.");
    static final Measure ESTABLISHED = gauge("opengse_host_tcp_established", "TCP connections that stand.");
    static final Measure NETWORK_BYTES =
            counter("opengse_host_network_bytes_total", "Traffic of all interfaces but loopback.", "direction");
    static final Measure NETWORK_PACKETS =
            counter("opengse_host_network_packets_total", "Packets of all interfaces but loopback.", "direction");

    private AgentMeasures() {}

    /** For docs/metrics.md, and whatever names measures. */
    public static List<Measure> declared() {
        return List.of(
                SdkTimes.CALL,
                PROCESSES,
                LINK_UP,
                CONNECTIONS,
                ARRIVING,
                UNDER_WAY,
                RESIDENT,
                MEMORY,
                CPU,
                LOAD,
                ESTABLISHED,
                NETWORK_BYTES,
                NETWORK_PACKETS);
    }
}
