package io.opengse.engine.alias;

import io.opengse.engine.id.AliasId;
import io.opengse.engine.store.Transaction;
import java.util.List;

/** The names of the queues that lead to an alias; answered by queues, which aliases do not know. */
@FunctionalInterface
public interface AliasUse {
    List<String> queuesOf(Transaction transaction, AliasId alias);
}
