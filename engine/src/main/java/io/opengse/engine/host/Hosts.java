package io.opengse.engine.host;

import io.opengse.engine.id.HostId;
import java.util.List;

/** Hosts and what their agents say and must be told. */
public final class Hosts {
    public Welcome connected(Arrival arrival) {
        throw new UnsupportedOperationException();
    }

    public void disconnected(HostId id) {
        throw new UnsupportedOperationException();
    }

    public void seen(HostId id) {
        throw new UnsupportedOperationException();
    }

    public long apply(HostReport report) {
        throw new UnsupportedOperationException();
    }

    public Orders orders(HostId id) {
        throw new UnsupportedOperationException();
    }

    public List<DesiredFleet> desired(HostId id) {
        throw new UnsupportedOperationException();
    }

    public List<Host> list() {
        throw new UnsupportedOperationException();
    }
}
