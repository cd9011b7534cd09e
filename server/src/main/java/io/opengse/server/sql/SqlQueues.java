package io.opengse.server.sql;

import com.fasterxml.jackson.core.type.TypeReference;
import io.opengse.engine.id.QueueName;
import io.opengse.engine.queue.Destination;
import io.opengse.engine.queue.LatencyPolicy;
import io.opengse.engine.queue.PlacementQueue;
import io.opengse.engine.queue.QueueTable;
import io.opengse.engine.queue.Webhook;
import io.opengse.engine.store.Conflict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Table placement_queue. */
final class SqlQueues implements QueueTable {
    private static final TypeReference<Map<String, String>> TAGS = new TypeReference<>() {};
    private static final TypeReference<List<Destination>> DESTINATIONS = new TypeReference<>() {};
    private static final TypeReference<List<Policy>> POLICIES = new TypeReference<>() {};

    private static final String SELECT = """
            select name, destinations, policies, timeout, tags, webhook_url, webhook_secret, created_at, version
            from placement_queue
            """;

    /** As it stands in the column. */
    private record Policy(int maximum, @Nullable Long millis) {
        static Policy of(LatencyPolicy policy) {
            Duration lasts = policy.lasts();
            return new Policy(policy.maximum(), lasts == null ? null : lasts.toMillis());
        }

        LatencyPolicy policy() {
            return new LatencyPolicy(maximum, millis == null ? null : Duration.ofMillis(millis));
        }
    }

    private final Statements statements;

    SqlQueues(Statements statements) {
        this.statements = statements;
    }

    @Override
    public Optional<PlacementQueue> find(QueueName name) {
        return statements.first(SELECT + "where name = ?", SqlQueues::queue, name.value());
    }

    @Override
    public List<PlacementQueue> list(int limit) {
        return statements.list(SELECT + "order by created_at, name limit ?", SqlQueues::queue, limit);
    }

    @Override
    public int count() {
        return statements.integer("select count(*) from placement_queue");
    }

    @Override
    public void insert(PlacementQueue queue) {
        int inserted = statements.change(
                """
                insert into placement_queue (name, created_at, version, destinations, policies, timeout, tags,
                    webhook_url, webhook_secret)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """,
                Arguments.of(queue.name().value(), queue.createdAt(), queue.version())
                        .and(changeable(queue)));
        if (inserted == 0) {
            throw new Conflict("queue " + queue.name());
        }
    }

    @Override
    public void update(PlacementQueue queue) {
        int updated = statements.change("""
                update placement_queue set destinations = ?, policies = ?, timeout = ?, tags = ?, webhook_url = ?,
                    webhook_secret = ?, version = version + 1
                where name = ? and version = ?
                """, changeable(queue).and(queue.name().value(), queue.version()));
        if (updated == 0) {
            throw new Conflict("queue " + queue.name());
        }
    }

    @Override
    public boolean remove(QueueName name) {
        return statements.change("delete from placement_queue where name = ?", name.value()) > 0;
    }

    private static Arguments changeable(PlacementQueue queue) {
        Webhook webhook = queue.webhook();
        return Arguments.of(
                Json.write(queue.destinations()),
                Json.write(queue.policies().stream().map(Policy::of).toList()),
                queue.timeout().toMillis(),
                Json.write(queue.tags()),
                webhook == null ? null : webhook.url(),
                webhook == null ? null : webhook.secret());
    }

    private static PlacementQueue queue(Row row) {
        return new PlacementQueue(
                new QueueName(row.text()),
                Json.read(row.text(), DESTINATIONS),
                Json.read(row.text(), POLICIES).stream().map(Policy::policy).toList(),
                Duration.ofMillis(row.number()),
                Json.read(row.text(), TAGS),
                webhook(row.textOrNull(), row.textOrNull()),
                row.instant(),
                row.number());
    }

    private static @Nullable Webhook webhook(@Nullable String url, @Nullable String secret) {
        return url == null || secret == null ? null : new Webhook(url, secret);
    }
}
