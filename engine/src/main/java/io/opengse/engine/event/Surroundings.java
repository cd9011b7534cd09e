package io.opengse.engine.event;

import io.opengse.engine.id.HostId;
import io.opengse.engine.store.Store;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * What every service gets from outside.
 *
 * @param ordersWaiting told after a commit that a host's agent has something to do; must not block or throw
 */
public record Surroundings(Store store, InstantSource clock, Consumer<HostId> ordersWaiting) {
    /** For one call of this actor, now. */
    public Cause cause(String actor) {
        return new Cause(actor, clock.instant());
    }
}
