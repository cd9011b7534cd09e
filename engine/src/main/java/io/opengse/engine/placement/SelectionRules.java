package io.opengse.engine.placement;

import io.opengse.engine.placement.Choice.Verdict;
import io.opengse.engine.placement.Considered.Finding;
import io.opengse.engine.queue.LatencyPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Which destination a placement takes (behaviour.md 12.3, A5 to A7). Without latencies the first with a free process;
 * with them only regions all players reach, and while the queue has policies only those all reach well enough. Pure.
 */
public final class SelectionRules {
    private static final int ANY = Integer.MAX_VALUE;
    private static final Comparator<LatencyPolicy> STRICTEST = Comparator.comparingInt(LatencyPolicy::maximum);

    private SelectionRules() {}

    public static Choice choose(Wish wish, List<Option> options, Instant now) {
        boolean judged = wish.latencies().measured();
        int limit = judged ? limit(wish, options, now) : ANY;
        if (judged && limit == 0 && !options.isEmpty()) {
            return new Choice(new Verdict.GiveUp(hopeless(wish)), considered(wish, options, loosest(wish), null));
        }
        Option taken = inOrder(wish, options).stream()
                .filter(option -> reaches(wish, option, limit) && option.availability() instanceof Availability.Free)
                .findFirst()
                .orElse(null);
        Verdict verdict = taken == null ? new Verdict.Wait() : new Verdict.Take(taken);
        return new Choice(verdict, considered(wish, options, limit, taken));
    }

    /** What the policy in force allows; one that nobody satisfies is passed over at once. 0 = there is none left. */
    private static int limit(Wish wish, List<Option> options, Instant now) {
        if (wish.policies().isEmpty()) {
            return satisfied(wish, options, ANY) ? ANY : 0;
        }
        List<LatencyPolicy> policies =
                wish.policies().stream().sorted(STRICTEST).toList();
        Instant from = wish.from();
        for (LatencyPolicy policy : policies) {
            if (satisfied(wish, options, policy.maximum())) {
                Duration lasts = policy.lasts();
                if (lasts == null || policy == policies.getLast() || now.isBefore(from.plus(lasts))) {
                    return policy.maximum();
                }
                from = from.plus(lasts);
            }
        }
        return 0;
    }

    private static boolean satisfied(Wish wish, List<Option> options, int limit) {
        return options.stream().anyMatch(option -> reaches(wish, option, limit));
    }

    private static boolean reaches(Wish wish, Option option, int limit) {
        OptionalInt latency = wish.latencies().to(option.destination().region());
        return !wish.latencies().measured() || (latency.isPresent() && latency.getAsInt() <= limit);
    }

    private static List<Option> inOrder(Wish wish, List<Option> options) {
        return wish.lowestFirst() && wish.latencies().measured()
                ? options.stream()
                        .sorted(Comparator.comparingInt(option -> wish.latencies()
                                .to(option.destination().region())
                                .orElse(ANY)))
                        .toList()
                : options;
    }

    private static List<Considered> considered(Wish wish, List<Option> options, int limit, @Nullable Option taken) {
        List<Considered> all = new ArrayList<>(options.size());
        for (Option option : options) {
            OptionalInt latency = wish.latencies().to(option.destination().region());
            all.add(new Considered(
                    option.destination().arn(),
                    option.destination().region(),
                    latency.isPresent() ? latency.getAsInt() : null,
                    finding(wish, option, limit, taken),
                    limit == ANY ? null : limit,
                    detail(option.availability())));
        }
        return all;
    }

    private static Finding finding(Wish wish, Option option, int limit, @Nullable Option taken) {
        if (option == taken) {
            return Finding.TAKEN;
        }
        if (!reaches(wish, option, ANY)) {
            return Finding.UNREACHABLE;
        }
        if (!reaches(wish, option, limit)) {
            return Finding.TOO_SLOW;
        }
        return switch (option.availability()) {
            case Availability.Free _ -> Finding.NOT_NEEDED;
            case Availability.Full _ -> Finding.FULL;
            case Availability.Unusable _ -> Finding.UNUSABLE;
        };
    }

    private static String detail(Availability availability) {
        return switch (availability) {
            case Availability.Free(var fleet) -> fleet.value();
            case Availability.Full(var fleet) -> fleet.value();
            case Availability.Unusable(String why) -> why;
        };
    }

    private static int loosest(Wish wish) {
        return wish.policies().stream().mapToInt(LatencyPolicy::maximum).max().orElse(ANY);
    }

    private static String hopeless(Wish wish) {
        int loosest = loosest(wish);
        return loosest == ANY
                ? "no region of the queue's destinations is reached by every player"
                : "no region of the queue's destinations is reached by every player within " + loosest
                        + " ms, which is the most its policies allow";
    }
}
