package io.opengse.server.sql;

import com.fasterxml.jackson.core.type.TypeReference;
import io.opengse.engine.id.PlacementId;
import io.opengse.engine.id.QueueName;
import io.opengse.engine.placement.Considered;
import io.opengse.engine.placement.Placed;
import io.opengse.engine.placement.Placement;
import io.opengse.engine.placement.PlacementRequest;
import io.opengse.engine.placement.PlacementStatus;
import io.opengse.engine.placement.PlacementTable;
import io.opengse.engine.placement.Trace;
import io.opengse.engine.placement.WorstLatencies;
import io.opengse.engine.store.Conflict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Table placement. */
final class SqlPlacements implements PlacementTable {
    private static final TypeReference<PlacementRequest> REQUEST = new TypeReference<>() {};
    private static final TypeReference<WorstLatencies> LATENCIES = new TypeReference<>() {};
    private static final TypeReference<Placed> PLACED = new TypeReference<>() {};
    private static final TypeReference<List<Decision>> DECISIONS = new TypeReference<>() {};
    private static final Position START = new Position(Instant.EPOCH, "");

    private static final String SELECT = """
            select id, queue_name, request, status, reason, placed, traces, started_at, deadline, ended_at, version
            from placement
            """;

    /** A trace as it stands in the column. */
    private record Decision(long at, String words, List<Considered> considered) {
        static Decision of(Trace trace) {
            return new Decision(trace.at().toEpochMilli(), trace.words(), trace.considered());
        }

        Trace trace() {
            return new Trace(Instant.ofEpochMilli(at), words, considered);
        }
    }

    private final Statements statements;

    SqlPlacements(Statements statements) {
        this.statements = statements;
    }

    @Override
    public Optional<Placement> find(PlacementId id) {
        return statements.first(SELECT + "where id = ?", SqlPlacements::placement, id.value());
    }

    @Override
    public List<Waiting> waiting(@Nullable Position after, int limit) {
        Position from = after == null ? START : after;
        return statements.list("""
                select id, queue_name, worst_latencies, started_at, deadline from placement
                where status = 'PENDING' and placed is null and (started_at, id) > (?, ?)
                order by started_at, id limit ?
                """, SqlPlacements::waiting, from.started(), from.id(), limit);
    }

    @Override
    public List<PlacementId> overdue(Instant now, int limit) {
        return statements.list("""
                select id from placement where status = 'PENDING' and deadline <= ? order by deadline, id limit ?
                """, row -> new PlacementId(row.text()), now, limit);
    }

    @Override
    public List<Placement> list(PlacementQuery query, int limit) {
        StringBuilder sql = new StringBuilder(SELECT).append("where true");
        Arguments arguments = Arguments.of();
        QueueName queue = query.queue();
        if (queue != null) {
            sql.append(" and queue_name = ?");
            arguments = arguments.and(queue.value());
        }
        if (query.status() != null) {
            sql.append(" and status = ?");
            arguments = arguments.and(query.status());
        }
        Position before = query.before();
        if (before != null) {
            sql.append(" and (started_at, id) < (?, ?)");
            arguments = arguments.and(before.started(), before.id());
        } else {
            // A list of all is a search along the index then, not a scan.
            sql.append(" and started_at > ?");
            arguments = arguments.and(Instant.EPOCH);
        }
        sql.append(" order by started_at desc, id desc limit ?");
        return statements.list(sql.toString(), SqlPlacements::placement, arguments.and(limit));
    }

    @Override
    public void insert(Placement placement) {
        int inserted = statements.change(
                """
                insert into placement (id, queue_name, request, worst_latencies, started_at, deadline, version, status,
                    reason, placed, traces, ended_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """,
                Arguments.of(
                                placement.id().value(),
                                placement.queue().value(),
                                Json.write(placement.request()),
                                Json.write(WorstLatencies.of(placement.request().latencies())),
                                placement.times().started(),
                                placement.times().deadline(),
                                placement.version())
                        .and(changeable(placement)));
        if (inserted == 0) {
            throw new Conflict("placement " + placement.id());
        }
    }

    @Override
    public void update(Placement placement) {
        int updated =
                statements.change("""
                update placement set status = ?, reason = ?, placed = ?, traces = ?, ended_at = ?, version = version + 1
                where id = ? and version = ?
                """, changeable(placement).and(placement.id().value(), placement.version()));
        if (updated == 0) {
            throw new Conflict("placement " + placement.id());
        }
    }

    private static Arguments changeable(Placement placement) {
        Placed placed = placement.placed();
        return Arguments.of(
                placement.status(),
                placement.reason(),
                placed == null ? null : Json.write(placed),
                Json.write(placement.traces().stream().map(Decision::of).toList()),
                placement.times().ended());
    }

    private static Waiting waiting(Row row) {
        return new Waiting(
                new PlacementId(row.text()),
                new QueueName(row.text()),
                Json.read(row.text(), LATENCIES),
                row.instant(),
                row.instant());
    }

    private static Placement placement(Row row) {
        return new Placement(
                new PlacementId(row.text()),
                new QueueName(row.text()),
                Json.read(row.text(), REQUEST),
                row.word(PlacementStatus.class),
                row.text(),
                placed(row.textOrNull()),
                Json.read(row.text(), DECISIONS).stream().map(Decision::trace).toList(),
                new Placement.Times(row.instant(), row.instant(), row.instantOrNull()),
                row.number());
    }

    private static @Nullable Placed placed(@Nullable String column) {
        return column == null ? null : Json.read(column, PLACED);
    }
}
