package io.opengse.server.link;

import io.opengse.engine.Engine;
import io.opengse.engine.host.Held;
import io.opengse.engine.host.Hosts;
import io.opengse.engine.host.Orders;
import io.opengse.engine.id.HostId;
import io.opengse.engine.instance.DesiredInstance;
import io.opengse.engine.instance.Instances;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Each second, for all streams of this server together: their hosts are there, and a stream looks at the store whose host
 * has something to be told that nobody nudged it for. A few statements, however many hosts there are: streams that ask for
 * themselves would keep a core busy from a few hundred on.
 */
public final class Pulse {
    private final AgentLinks links;
    private final Hosts hosts;
    private final Instances instances;

    public Pulse(AgentLinks links, Engine engine) {
        this.links = links;
        this.hosts = engine.hosts();
        this.instances = engine.instances();
    }

    /** Not to be called by two at once. */
    public void beat() {
        Collection<AgentStream> streams = List.copyOf(links.all());
        if (!streams.isEmpty()) {
            tellThatTheyAreThere(streams);
            wakeThoseBehind(streams);
        }
    }

    private void tellThatTheyAreThere(Collection<AgentStream> streams) {
        Map<HostId, AgentStream> reported = streams.stream()
                .filter(AgentStream::hasReported)
                .collect(Collectors.toMap(AgentStream::host, stream -> stream));
        Map<HostId, Held> held =
                reported.values().stream().collect(Collectors.toMap(AgentStream::host, AgentStream::held));
        for (HostId taken : hosts.seen(links.server(), held)) {
            AgentStream stream = reported.get(taken);
            if (stream != null) {
                stream.nudges().end(Presence.takenOver(taken));
            }
        }
    }

    private void wakeThoseBehind(Collection<AgentStream> streams) {
        Map<HostId, Orders> orders = hosts.allOrders();
        Map<HostId, List<DesiredInstance>> desired = instances.allDesired();
        for (AgentStream stream : streams) {
            HostId host = stream.host();
            if (stream.isBehind(orders.getOrDefault(host, Orders.NONE), desired.getOrDefault(host, List.of()))) {
                stream.nudges().everything();
            }
        }
    }
}
