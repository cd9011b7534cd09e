package io.opengse.engine.fleet;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.store.Transaction;
import java.util.List;

/**
 * Something that still leads to a fleet, so that the fleet cannot be deleted.
 *
 * @param id an alias's id, or a queue's name
 */
public record FleetReference(Kind kind, String id) {
    /** What leads to it; named as the API names it. */
    public enum Kind {
        ALIAS,
        QUEUE
    }

    /** Finds them; answered by the nouns that know fleets, which fleets do not know. */
    @FunctionalInterface
    public interface Finder {
        List<FleetReference> of(Transaction transaction, FleetId fleet);
    }
}
