package io.opengse.server.sql;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.TimerId;
import io.opengse.engine.scaling.ScalingTimer;
import io.opengse.engine.scaling.ScalingTimerTable;
import io.opengse.engine.scaling.TimerCapacity;
import io.opengse.engine.store.Conflict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Table scaling_timer. */
final class SqlScalingTimers implements ScalingTimerTable {
    private static final String SELECT = """
            select id, fleet_id, name, kind, days, weekdays, from_day, to_day, begins_at, ends_at, minimum, maximum,
                   desired, cooldown, automatic, target_percent, stopped, next_at, fired_at, created_at, version
            from scaling_timer
            """;

    private final Statements statements;

    SqlScalingTimers(Statements statements) {
        this.statements = statements;
    }

    @Override
    public Optional<ScalingTimer> find(TimerId id) {
        return statements.first(SELECT + "where id = ?", SqlScalingTimers::timer, id.value());
    }

    @Override
    public List<ScalingTimer> of(FleetId fleet) {
        return statements.list(
                SELECT + "where fleet_id = ? order by created_at, id", SqlScalingTimers::timer, fleet.value());
    }

    @Override
    public List<ScalingTimer> list(int offset, int limit) {
        return statements.list(
                SELECT + "order by created_at, id limit ? offset ?", SqlScalingTimers::timer, limit, offset);
    }

    @Override
    public int count() {
        return statements.integer("select count(*) from scaling_timer");
    }

    @Override
    public List<ScalingTimer> due(Instant now, int limit) {
        return statements.list(
                SELECT + "where next_at <= ? order by next_at, id limit ?", SqlScalingTimers::timer, now, limit);
    }

    @Override
    public void insert(ScalingTimer timer) {
        int inserted = statements.change(
                """
                insert into scaling_timer (id, created_at, version, fleet_id, name, kind, days, weekdays, from_day, to_day,
                    begins_at, ends_at, minimum, maximum, desired, cooldown, automatic, target_percent, stopped, next_at,
                    fired_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """,
                Arguments.of(timer.id().value(), timer.createdAt(), timer.version())
                        .and(changeable(timer)));
        if (inserted == 0) {
            throw new Conflict("timer " + timer.id());
        }
    }

    @Override
    public void update(ScalingTimer timer) {
        int updated = statements.change("""
                update scaling_timer set fleet_id = ?, name = ?, kind = ?, days = ?, weekdays = ?, from_day = ?,
                    to_day = ?, begins_at = ?, ends_at = ?, minimum = ?, maximum = ?, desired = ?, cooldown = ?,
                    automatic = ?, target_percent = ?, stopped = ?, next_at = ?, fired_at = ?, version = version + 1
                where id = ? and version = ?
                """, changeable(timer).and(timer.id().value(), timer.version()));
        if (updated == 0) {
            throw new Conflict("timer " + timer.id());
        }
    }

    @Override
    public boolean remove(TimerId id) {
        return statements.change("delete from scaling_timer where id = ?", id.value()) > 0;
    }

    private static Arguments changeable(ScalingTimer timer) {
        TimerCapacity capacity = timer.capacity();
        Duration cooldown = capacity.cooldown();
        return Arguments.of(timer.fleet().value(), timer.name())
                .and(ScheduleColumns.of(timer.schedule()))
                .and(
                        capacity.minimum(),
                        capacity.maximum(),
                        capacity.desired(),
                        cooldown == null ? null : cooldown.toMillis(),
                        capacity.automatic(),
                        capacity.targetPercent(),
                        timer.stopped(),
                        timer.nextAt(),
                        timer.firedAt());
    }

    private static ScalingTimer timer(Row row) {
        return new ScalingTimer(
                new TimerId(row.text()),
                new FleetId(row.text()),
                row.text(),
                ScheduleColumns.read(row),
                new TimerCapacity(
                        row.integerOrNull(),
                        row.integerOrNull(),
                        row.integerOrNull(),
                        duration(row.numberOrNull()),
                        truth(row.integerOrNull()),
                        row.integerOrNull()),
                row.truth(),
                row.instantOrNull(),
                row.instantOrNull(),
                row.instant(),
                row.number());
    }

    private static @Nullable Duration duration(@Nullable Long millis) {
        return millis == null ? null : Duration.ofMillis(millis);
    }

    private static @Nullable Boolean truth(@Nullable Integer value) {
        return value == null ? null : value != 0;
    }
}
