package io.opengse.agent.sdk;

import io.opengse.metrics.Exposition;
import io.opengse.metrics.Histogram;
import io.opengse.metrics.Measure;
import io.opengse.protocol.gse.GseResponse;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** How long the calls of games took, by call and outcome. An observation allocates nothing: games are waiting. */
public final class SdkTimes {
    public static final Measure CALL = Measure.histogram(
            "opengse_agent_sdk_call_seconds",
            "Calls of games to the SDK, from the whole request read to the answer handed over.",
            "call",
            "outcome");

    private final LongSupplier nanoTime;
    private final Map<String, Map<GseResponse.Status, Histogram>> byCall = new TreeMap<>();

    /** @param nanoTime rises evenly, from anywhere */
    SdkTimes(LongSupplier nanoTime, String... calls) {
        this.nanoTime = nanoTime;
        for (String call : calls) {
            Map<GseResponse.Status, Histogram> outcomes = new EnumMap<>(GseResponse.Status.class);
            for (GseResponse.Status outcome : GseResponse.Status.values()) {
                if (outcome != GseResponse.Status.UNRECOGNIZED) {
                    outcomes.put(outcome, new Histogram());
                }
            }
            byCall.put(call, outcomes);
        }
    }

    long now() {
        return nanoTime.getAsLong();
    }

    void answered(String call, GseResponse.Status outcome, long begun) {
        Map<GseResponse.Status, Histogram> outcomes = byCall.get(call);
        Histogram histogram = outcomes == null ? null : outcomes.get(outcome);
        if (histogram != null) {
            histogram.observe(nanoTime.getAsLong() - begun);
        }
    }

    /** Those that there were. */
    public void show(Exposition exposition) {
        exposition.family(CALL);
        byCall.forEach((call, outcomes) -> outcomes.forEach((outcome, histogram) -> {
            if (histogram.count() > 0) {
                exposition.histogram(CALL, histogram, call, outcome.name());
            }
        }));
    }
}
