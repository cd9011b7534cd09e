package io.opengse.engine.queue;

import io.opengse.engine.problem.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the parts of a queue may be. Every mistake is named, so that a caller mends all of them at once. Pure. */
final class QueueLimits {
    private static final int NAME = 128;
    private static final int TAGS = 50;
    private static final int MOST = 100;
    private static final long LONGEST = 600;

    private QueueLimits() {}

    /** @throws Refused (Invalid) naming every mistake */
    static void require(PlacementQueue queue) {
        List<String> mistakes = new ArrayList<>();
        int name = queue.name().value().length();
        if (name < 1 || name > NAME) {
            mistakes.add("Name has " + name + " characters, 1 to " + NAME + " are allowed");
        }
        if (queue.tags().size() > TAGS) {
            mistakes.add("there are " + queue.tags().size() + " Tags, at most " + TAGS + " are allowed");
        }
        checkTimeout(queue.timeout(), mistakes);
        checkDestinations(queue.destinations(), mistakes);
        checkPolicies(queue.policies(), mistakes);
        if (!mistakes.isEmpty()) {
            throw Refused.invalid(String.join("; ", mistakes) + ".");
        }
    }

    private static void checkTimeout(Duration timeout, List<String> mistakes) {
        if (timeout.toSeconds() < 1 || timeout.toSeconds() > LONGEST) {
            mistakes.add("TimeoutInSeconds is " + timeout.toSeconds() + ", 1 to " + LONGEST + " is allowed");
        }
    }

    private static void checkDestinations(List<Destination> destinations, List<String> mistakes) {
        if (destinations.size() > MOST) {
            mistakes.add("there are " + destinations.size() + " Destinations, at most " + MOST + " are allowed");
        }
        Set<String> seen = new HashSet<>();
        for (Destination destination : destinations) {
            if (!seen.add(destination.arn())) {
                mistakes.add("Destinations names " + destination.arn() + " twice; once is enough");
            }
        }
    }

    private static void checkPolicies(List<LatencyPolicy> policies, List<String> mistakes) {
        if (policies.size() > MOST) {
            mistakes.add("there are " + policies.size() + " PlayerLatencyPolicies, at most " + MOST + " are allowed");
        }
        List<LatencyPolicy> ordered = policies.stream()
                .sorted(Comparator.comparingInt(LatencyPolicy::maximum))
                .toList();
        for (int index = 0; index < ordered.size() - 1; index++) {
            LatencyPolicy policy = ordered.get(index);
            Duration lasts = policy.lasts();
            if (lasts == null || lasts.isZero()) {
                mistakes.add("the policy of at most " + policy.maximum() + " ms has no PolicyDurationSeconds: every"
                        + " policy needs one of 1 or more, except the one with the largest maximum, which lasts until"
                        + " the timeout");
            }
            if (policy.maximum() == ordered.get(index + 1).maximum()) {
                mistakes.add("two PlayerLatencyPolicies allow at most " + policy.maximum() + " ms; give each maximum"
                        + " once");
            }
        }
    }
}
