package io.opengse.engine.instance;

import io.opengse.engine.event.Surroundings;
import io.opengse.engine.fleet.Fleets;
import io.opengse.engine.host.Host;
import io.opengse.engine.host.HostTable;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When instances ran, those that are over included for as long as history is kept. */
public final class InstanceHistory {
    private static final int MOST = 100_000;

    private final Surroundings surroundings;

    public InstanceHistory(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * The runs of a fleet's instances that lie in the window, cut to it, the oldest instance first.
     *
     * @throws io.opengse.engine.problem.Refused NotFound
     */
    public List<Run> runs(FleetId id, Window window) {
        Instant now = surroundings.clock().instant();
        return surroundings.store().read(transaction -> {
            Fleets.require(transaction, id);
            return InstanceTable.in(transaction).during(id, window, MOST).stream()
                    .flatMap(
                            instance -> RunningTime.run(instance, address(transaction, instance), window, now).stream())
                    .toList();
        });
    }

    private static String address(Transaction transaction, Instance instance) {
        return Optional.ofNullable(instance.host())
                .flatMap(HostTable.in(transaction)::find)
                .map(Host::address)
                .orElse("");
    }
}
