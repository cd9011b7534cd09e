package io.opengse.agent.calls;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The health checks that are to fail because a developer wants to see what happens then. Empty in earnest. */
public final class DoomedChecks {
    /** What such a check answers. */
    public static final String WHY = "a developer had this check fail (gse dev fail-health); the game was not asked";

    private final Map<String, Integer> left = new ConcurrentHashMap<>();

    /** So many of its next checks fail; none any more when it is 0. */
    public void doom(String processId, int count) {
        if (count <= 0) {
            left.remove(processId);
        } else {
            left.put(processId, count);
        }
    }

    /** Whether the check that is about to be made fails. */
    public boolean take(String processId) {
        boolean[] taken = {false};
        left.computeIfPresent(processId, (_, count) -> {
            taken[0] = true;
            return count == 1 ? null : count - 1;
        });
        return taken[0];
    }
}
