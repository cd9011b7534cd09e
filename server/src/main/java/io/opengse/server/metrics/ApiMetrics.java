package io.opengse.server.metrics;

import io.opengse.metrics.Exposition;
import io.opengse.metrics.Histogram;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Counts and times calls of the API, by action and code. Both come from bounded sets, so that no caller can make the
 * series grow.
 */
public final class ApiMetrics {
    private static final String OK = "OK";

    private final LongSupplier nanoTime;
    private final Map<String, Map<String, Histogram>> byAction = new ConcurrentHashMap<>();
    private final LongAdder calls = new LongAdder();
    private final LongAdder errors = new LongAdder();

    /** @param nanoTime rises evenly, from anywhere */
    public ApiMetrics(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** A call has come in. */
    public Call begin() {
        return new Call(nanoTime.getAsLong());
    }

    /** One call under way. */
    public final class Call {
        private final long begun;

        private Call(long begun) {
            this.begun = begun;
        }

        /** It was answered. */
        public void end(String action, String code) {
            byAction.computeIfAbsent(action, _ -> new ConcurrentHashMap<>())
                    .computeIfAbsent(code, _ -> new Histogram())
                    .observe(nanoTime.getAsLong() - begun);
            calls.increment();
            if (!code.equals(OK)) {
                errors.increment();
            }
        }
    }

    /** How many were answered since the start. */
    public long calls() {
        return calls.sum();
    }

    /** How many of them were not answered with OK. */
    public long errors() {
        return errors.sum();
    }

    void show(Exposition exposition) {
        exposition.family(ServerMeasures.API_CALL);
        byAction.forEach((action, byCode) -> byCode.forEach(
                (code, histogram) -> exposition.histogram(ServerMeasures.API_CALL, histogram, action, code)));
    }
}
