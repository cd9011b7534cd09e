package io.opengse.engine.explain;

import io.opengse.engine.event.Event;
import io.opengse.engine.host.Deployment;
import io.opengse.engine.host.DeploymentTable;
import io.opengse.engine.host.Host;
import io.opengse.engine.instance.HostLoad;
import io.opengse.engine.process.ProcessTable;
import io.opengse.engine.session.ReservationTable;
import io.opengse.engine.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Everything that the rules about one host look at.
 *
 * @param patience how long it may be away before it is given up
 * @param processes that are not gone
 * @param sessions that are reserved on them
 */
record HostPicture(
        Instant now,
        Host host,
        Duration patience,
        HostLoad load,
        int processes,
        int sessions,
        List<Deployment> deployments,
        Story story) {

    static HostPicture of(Transaction transaction, Host host, ExplanationSettings settings, Instant now) {
        return new HostPicture(
                now,
                host,
                settings.hostLost(),
                HostLoad.of(transaction, host, settings.sizing()),
                ProcessTable.in(transaction).living(host.id()).size(),
                ReservationTable.in(transaction).of(host.id()).size(),
                DeploymentTable.in(transaction).of(host.id()),
                Story.about(transaction, Event.Subjects.of(host.id())));
    }
}
