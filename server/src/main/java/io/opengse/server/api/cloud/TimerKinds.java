package io.opengse.server.api.cloud;

import io.opengse.server.api.declaration.Numbered;
import java.util.Map;
import java.util.TreeMap;

/** The numbers of timers on the wire; published examples write the names instead (behaviour.md A25). */
final class TimerKinds {
    /** 3 is month and 4 is week: the service counts them so. */
    enum Type {
        UNDEFINED,
        ONCE,
        DAY,
        MONTH,
        WEEK
    }

    enum Mode {
        UNDEFINED,
        MANUAL,
        AUTO
    }

    static final Numbered<Type> TYPE = new Numbered<>(
            numbered(Type.values()),
            Map.of(
                    "TimerTypeUndefined", Type.UNDEFINED,
                    "TimerTypeOnce", Type.ONCE,
                    "TimerTypeDay", Type.DAY,
                    "TimerTypeMonth", Type.MONTH,
                    "TimerTypeWeek", Type.WEEK));
    static final Numbered<Mode> MODE = new Numbered<>(
            numbered(Mode.values()),
            Map.of(
                    "ScalingTypeUndefined", Mode.UNDEFINED,
                    "ScalingTypeManual", Mode.MANUAL,
                    "ScalingTypeAuto", Mode.AUTO));

    private TimerKinds() {}

    static <E extends Enum<E>> Map<Long, E> numbered(E[] constants) {
        Map<Long, E> byNumber = new TreeMap<>();
        for (E constant : constants) {
            byNumber.put((long) constant.ordinal(), constant);
        }
        return byNumber;
    }
}
