package io.opengse.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opengse.engine.id.QueueName;
import io.opengse.engine.queue.Destination;
import io.opengse.engine.queue.LatencyPolicy;
import io.opengse.engine.queue.PlacementQueue;
import io.opengse.engine.queue.QueueTable;
import io.opengse.engine.queue.Webhook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the engine relies on in the table of queues. */
public interface QueueTableContract extends StoreUnderTest {
    @Test
    default void aQueueComesBackAsItWasInserted() {
        PlacementQueue plain = queue("plain", NOON);
        PlacementQueue telling = queue("telling \"all\"", NOON).withWebhook(new Webhook("http://x/y", "key"));
        change(QueueTable.class, queues -> {
            queues.insert(plain);
            queues.insert(telling);
        });

        assertThat(one(QueueTable.class, queues -> queues.find(plain.name()))).contains(plain);
        assertThat(one(QueueTable.class, queues -> queues.find(telling.name()))).contains(telling);
        assertThat(one(QueueTable.class, queues -> queues.find(new QueueName("none"))))
                .isEmpty();
    }

    @Test
    default void anUpdatedQueueHasTheNextVersion() {
        PlacementQueue queue = queue("q", NOON);
        change(QueueTable.class, queues -> queues.insert(queue));
        PlacementQueue next = new PlacementQueue(
                queue.name(), List.of(), List.of(), Duration.ofSeconds(9), Map.of(), null, NOON, queue.version());

        change(QueueTable.class, queues -> queues.update(next));

        PlacementQueue stored =
                read(QueueTable.class, queues -> queues.find(queue.name())).orElseThrow();
        assertThat(stored.version()).isEqualTo(2);
        assertThat(stored).usingRecursiveComparison().ignoringFields("version").isEqualTo(next);
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> change(QueueTable.class, queues -> queues.update(next)));
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> change(QueueTable.class, queues -> queues.insert(queue)));
    }

    @Test
    default void queuesAreListedAndCountedInOrderOfCreation() {
        change(QueueTable.class, queues -> {
            queues.insert(queue("c", NOON));
            queues.insert(queue("b", NOON.plusSeconds(1)));
            queues.insert(queue("a", NOON));
        });

        assertThat(many(QueueTable.class, queues -> queues.list(9)))
                .extracting(queue -> queue.name().value())
                .containsExactly("a", "c", "b");
        assertThat(many(QueueTable.class, queues -> queues.list(2))).hasSize(2);
        assertThat(count(QueueTable.class, QueueTable::count)).isEqualTo(3);
    }

    @Test
    default void aRemovedQueueIsGone() {
        change(QueueTable.class, queues -> queues.insert(queue("q", NOON)));

        assertThat(done(QueueTable.class, queues -> queues.remove(new QueueName("q"))))
                .isTrue();
        assertThat(done(QueueTable.class, queues -> queues.remove(new QueueName("q"))))
                .isFalse();
        assertThat(count(QueueTable.class, QueueTable::count)).isZero();
    }

    private static PlacementQueue queue(String name, Instant created) {
        return new PlacementQueue(
                new QueueName(name),
                List.of(
                        Destination.of("qcs::gse:na-siliconvalley:uin/1:fleet/fleet-1", "local"),
                        Destination.of("qcs::gse::uin/1:alias/alias-1", "local")),
                List.of(new LatencyPolicy(80, Duration.ofSeconds(10)), new LatencyPolicy(150, null)),
                Duration.ofSeconds(30),
                Map.of("k", "v"),
                null,
                created,
                1);
    }
}
