package io.opengse.engine.session;

import io.opengse.engine.alias.Aliases;
import io.opengse.engine.id.AliasId;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.store.Transaction;

/** Where somebody wants a session: in a fleet, or in the one an alias leads to at that moment. */
public sealed interface Target {
    /** @throws io.opengse.engine.problem.Refused NotFound or Unavailable for the alias */
    FleetId fleet(Transaction transaction);

    /** Named outright. */
    record Direct(FleetId id) implements Target {
        @Override
        public FleetId fleet(Transaction transaction) {
            return id;
        }

        @Override
        public String toString() {
            return id.value();
        }
    }

    /** A repetition is the same call even when the alias leads elsewhere by then. */
    record Through(AliasId id) implements Target {
        @Override
        public FleetId fleet(Transaction transaction) {
            return Aliases.resolve(transaction, id);
        }

        @Override
        public String toString() {
            return id.value();
        }
    }
}
