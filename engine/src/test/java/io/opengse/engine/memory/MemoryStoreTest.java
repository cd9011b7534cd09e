package io.opengse.engine.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.session.ReservationTable;
import io.opengse.engine.store.Store;
import io.opengse.engine.store.StoreContract;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MemoryStoreTest extends StoreContract {
    @Override
    protected Store open(Path directory) {
        return new MemoryStore();
    }

    @Test
    void aProvokedConflictRunsTheWorkAgainButNeverFailsIt() {
        AtomicInteger runs = new AtomicInteger();
        try (MemoryStore store = new MemoryStore(() -> true)) {
            long number = store.write(transaction -> {
                runs.incrementAndGet();
                return ReservationTable.in(transaction).nextAssignment();
            });

            assertThat(number).isEqualTo(1);
            assertThat(runs).hasValue(5);
        }
    }
}
