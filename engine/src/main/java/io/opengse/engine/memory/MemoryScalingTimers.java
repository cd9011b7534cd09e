package io.opengse.engine.memory;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.TimerId;
import io.opengse.engine.scaling.ScalingTimer;
import io.opengse.engine.scaling.ScalingTimerTable;
import io.opengse.engine.scaling.TimerSchedule;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Timers of scaling settings in memory. */
final class MemoryScalingTimers implements ScalingTimerTable {
    private final Rows<TimerId, ScalingTimer> rows;
    private final Index<FleetId, Mark, ScalingTimer> byFleet;
    private final Index<Boolean, Mark, ScalingTimer> all;
    private final Index<Boolean, Mark, ScalingTimer> byNext;

    MemoryScalingTimers(Changes changes) {
        rows = new Rows<>(changes, ScalingTimer::id);
        byFleet = rows.index(timer -> List.of(timer.fleet()), timer -> mark(timer.createdAt(), timer));
        all = rows.index(_ -> List.of(true), timer -> mark(timer.createdAt(), timer));
        byNext = rows.index(
                timer -> timer.nextAt() == null ? List.of() : List.of(true),
                timer -> mark(Objects.requireNonNull(timer.nextAt()), timer));
    }

    @Override
    public Optional<ScalingTimer> find(TimerId id) {
        return rows.find(id);
    }

    @Override
    public List<ScalingTimer> of(FleetId fleet) {
        rows.reads();
        return List.copyOf(byFleet.of(fleet).values());
    }

    @Override
    public List<ScalingTimer> list(int offset, int limit) {
        rows.reads();
        return all.of(true).values().stream().skip(offset).limit(limit).toList();
    }

    @Override
    public int count() {
        return rows.count();
    }

    @Override
    public List<ScalingTimer> due(Instant now, int limit) {
        rows.reads();
        return byNext.of(true).headMap(Mark.endOf(now)).values().stream()
                .limit(limit)
                .toList();
    }

    @Override
    public void insert(ScalingTimer timer) {
        rows.insert(stored(timer, timer.version()));
    }

    @Override
    public void update(ScalingTimer timer) {
        rows.replace(timer, ScalingTimer::version, stored(timer, timer.version() + 1));
    }

    @Override
    public boolean remove(TimerId id) {
        return rows.remove(id);
    }

    private static Mark mark(Instant at, ScalingTimer timer) {
        return new Mark(at, timer.id().value());
    }

    private static ScalingTimer stored(ScalingTimer timer, long version) {
        return new ScalingTimer(
                timer.id(),
                timer.fleet(),
                timer.name(),
                stored(timer.schedule()),
                timer.capacity(),
                timer.stopped(),
                Mark.millisOrNull(timer.nextAt()),
                Mark.millisOrNull(timer.firedAt()),
                Mark.millis(timer.createdAt()),
                version);
    }

    private static TimerSchedule stored(TimerSchedule schedule) {
        Instant begin = Mark.millis(schedule.begin());
        Instant end = Mark.millisOrNull(schedule.end());
        return switch (schedule) {
            case TimerSchedule.Once _ -> new TimerSchedule.Once(begin, end);
            case TimerSchedule.Daily daily -> new TimerSchedule.Daily(daily.days(), begin, end);
            case TimerSchedule.Weekly weekly -> new TimerSchedule.Weekly(weekly.days(), begin, end);
            case TimerSchedule.Monthly monthly ->
                new TimerSchedule.Monthly(monthly.fromDay(), monthly.toDay(), begin, end);
        };
    }
}
