package io.opengse.engine.placement;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Of each region that every player reaches, the highest latency any of them has.
 *
 * @param measured false when no player measured anything: then latencies decide nothing
 */
public record WorstLatencies(boolean measured, Map<String, Integer> byRegion) {
    public static final WorstLatencies NONE = new WorstLatencies(false, Map.of());

    public WorstLatencies {
        byRegion = Map.copyOf(byRegion);
    }

    /** A region that somebody did not measure, or measured as 0 or as endless, is out for all. */
    public static WorstLatencies of(List<PlayerLatency> latencies) {
        if (latencies.isEmpty()) {
            return NONE;
        }
        Set<String> players = new HashSet<>();
        Map<String, Map<String, Integer>> regions = new HashMap<>();
        for (PlayerLatency latency : latencies) {
            players.add(latency.playerId());
            regions.computeIfAbsent(latency.region(), _ -> new HashMap<>())
                    .merge(latency.playerId(), latency.millis(), WorstLatencies::worse);
        }
        Map<String, Integer> worst = new HashMap<>();
        regions.forEach((region, ofPlayers) -> {
            if (ofPlayers.size() == players.size()
                    && ofPlayers.values().stream().allMatch(WorstLatencies::reached)) {
                worst.put(
                        region,
                        ofPlayers.values().stream().max(Integer::compare).orElseThrow());
            }
        });
        return new WorstLatencies(true, worst);
    }

    public OptionalInt to(String region) {
        Integer worst = byRegion.get(region);
        return worst == null ? OptionalInt.empty() : OptionalInt.of(worst);
    }

    private static int worse(int one, int other) {
        return reached(one) && reached(other) ? Math.max(one, other) : 0;
    }

    private static boolean reached(int millis) {
        return millis > 0 && millis < Integer.MAX_VALUE;
    }
}
