package io.opengse.agent.loop;

import io.opengse.protocol.link.Notice;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The session logs owed to the server. Collected at once, since the game goes on writing; uploaded one after the other
 * while the link is up, again and again until acknowledged.
 */
final class LogBook {
    private static final int COLLECT_TRIES = 5;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    /** @param zip null until collected; underWay: an effect for it has not been answered yet */
    private record Owed(@Nullable Path zip, boolean underWay, int failures, Instant nextTry) {}

    private final Map<LogBundle, Owed> owed = new LinkedHashMap<>();
    private boolean uploading;

    void add(LogBundle bundle, Instant now) {
        owed.putIfAbsent(bundle, new Owed(null, false, 0, now));
    }

    /** Whether logs that lie below this directory were not collected yet. */
    boolean owes(String directory) {
        return owed.entrySet().stream()
                .anyMatch(each -> each.getValue().zip() == null
                        && each.getKey().directory().equals(directory));
    }

    void collected(LogBundle bundle, Path zip, Instant now) {
        owed.computeIfPresent(bundle, (_, _) -> new Owed(zip, false, 0, now));
    }

    void uploaded(LogBundle bundle) {
        uploading = false;
        owed.remove(bundle);
    }

    /** @return a notice when it is given up */
    Notice.@Nullable Builder failed(LogBundle bundle, String why, LogFault fault, Instant now) {
        Owed before = owed.get(bundle);
        if (before == null) {
            return null;
        }
        uploading = uploading && before.zip() == null;
        int failures = before.failures() + 1;
        boolean hopeless = switch (fault) {
            case NOT_COLLECTED -> failures >= COLLECT_TRIES;
            case NOT_UPLOADED -> false;
            case REFUSED -> true;
        };
        if (hopeless) {
            owed.remove(bundle);
            return Notice.newBuilder()
                    .setProcessId(bundle.processId())
                    .setCode("GAME_SESSION_LOGS_NOT_SAVED")
                    .setMessage("The logs of session " + bundle.sessionId() + " are not kept: " + why);
        }
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures - 1, 6));
        wait = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        Path zip = fault == LogFault.NOT_COLLECTED ? null : before.zip();
        owed.put(bundle, new Owed(zip, false, failures, now.plus(wait)));
        return null;
    }

    /** The link is back: no upload needs to wait any longer. */
    void linkUp(Instant now) {
        owed.replaceAll((_, one) -> one.zip() == null ? one : new Owed(one.zip(), one.underWay(), 0, now));
    }

    /** Begins what can begin. */
    void begin(boolean linkUp, Instant now, Outbox out) {
        owed.replaceAll((bundle, one) -> {
            if (one.underWay() || now.isBefore(one.nextTry())) {
                return one;
            }
            Path zip = one.zip();
            if (zip == null) {
                out.add(new AgentEffect.CollectLogs(bundle));
            } else if (linkUp && !uploading) {
                uploading = true;
                out.add(new AgentEffect.UploadLogs(bundle, zip));
            } else {
                return one;
            }
            return new Owed(zip, true, one.failures(), one.nextTry());
        });
    }

    @Nullable
    Instant nextDeadline(boolean linkUp) {
        Instant next = null;
        for (Owed one : owed.values()) {
            boolean waits = one.underWay() || (one.zip() != null && (!linkUp || uploading));
            next = waits ? next : Deadlines.earlier(next, one.nextTry());
        }
        return next;
    }
}
