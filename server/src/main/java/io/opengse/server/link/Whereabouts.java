package io.opengse.server.link;

import io.opengse.engine.Engine;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.id.HostId;

/** Says where a host is that has no stream here, to whoever wanted something of it at this moment. */
record Whereabouts(Engine engine, String server) {
    String of(HostId id) {
        return engine.hosts()
                .find(id)
                .filter(host -> host.status() == HostStatus.CONNECTED)
                .flatMap(host -> engine.replicas().find(host.held().server()))
                .filter(holder -> !holder.id().equals(server))
                .map(holder -> "host " + id + " is connected to another server of this database, " + holder.id()
                        + " at " + holder.address() + ": ask there. What is live on a host is seen only through the"
                        + " server that has its stream")
                .orElse("host " + id + " is not connected: its agent is away. What its processes print is kept there"
                        + " and can be read when it is back");
    }
}
