package io.opengse.agent.calls;

import io.opengse.agent.loop.AgentEffect;
import io.opengse.agent.loop.GameCall;
import io.opengse.protocol.gse.GameServerSession;
import io.opengse.protocol.link.RecordedCalls;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The newest SDK calls of every process, both ways. Written on the path of each call, so it formats nothing and keeps no
 * long request; read by errands. Must never hold a call up.
 */
public final class CallLog {
    private static final int MOST_PROCESSES = 2000;
    /** Longer requests are not held on to: a hundred of them for each process would be much. */
    private static final int LONGEST_KEPT = 1024;

    private final Map<String, CallRing> rings = new ConcurrentHashMap<>();
    private final InstantSource clock;

    public CallLog(InstantSource clock) {
        this.clock = clock;
    }

    /** When a call begins: to be handed back when it is over. */
    public Instant begin() {
        return clock.instant();
    }

    /** A call of the game was answered. */
    public void answered(String processId, String requestId, GameCall call, AgentEffect.Reply reply, Instant begun) {
        GameCall kept = call.size() <= LONGEST_KEPT ? call : null;
        var players = reply.players();
        int shown = players == null || !(call instanceof GameCall.Describe) ? -1 : players.getPlayerSessionsCount();
        ring(processId)
                .add(new SeenCall.FromGame(
                        begun, clock.instant(), CallWords.method(call), requestId, kept, reply.response(), shown));
    }

    /** OnHealthCheck returned; {@code failure} is null when the game is well. */
    public void healthChecked(String processId, @Nullable String failure, Instant begun) {
        ring(processId).add(new SeenCall.ToGame(begun, clock.instant(), "OnHealthCheck", null, 0, failure));
    }

    /** OnStartGameServerSession returned. */
    public void started(String processId, GameServerSession session, @Nullable String failure, Instant begun) {
        ring(processId)
                .add(new SeenCall.ToGame(begun, clock.instant(), "OnStartGameServerSession", session, 0, failure));
    }

    /** OnProcessTerminate returned. */
    public void toldToEnd(String processId, long terminationTime, @Nullable String failure, Instant begun) {
        ring(processId)
                .add(new SeenCall.ToGame(begun, clock.instant(), "OnProcessTerminate", null, terminationTime, failure));
    }

    /** The number of the newest call; 0 before the first. */
    public long last(String processId) {
        CallRing ring = rings.get(processId);
        return ring == null ? 0 : ring.last();
    }

    /** Those after this number that are still kept, in words. */
    public RecordedCalls after(String processId, long number, int most) {
        CallRing ring = rings.get(processId);
        if (ring == null) {
            return RecordedCalls.getDefaultInstance();
        }
        CallRing.Seen seen = ring.after(number, most);
        RecordedCalls.Builder calls = RecordedCalls.newBuilder().setMissed(seen.missed());
        long next = seen.first();
        for (SeenCall call : seen.calls()) {
            calls.addCalls(CallWords.of(next++, call));
        }
        return calls.build();
    }

    private CallRing ring(String processId) {
        CallRing ring = rings.get(processId);
        return ring == null ? opened(processId) : ring;
    }

    private CallRing opened(String processId) {
        if (rings.size() >= MOST_PROCESSES) {
            rings.entrySet().stream()
                    .min(Comparator.comparingLong(entry -> entry.getValue().lastAtMillis()))
                    .ifPresent(oldest -> rings.remove(oldest.getKey(), oldest.getValue()));
        }
        return rings.computeIfAbsent(processId, _ -> new CallRing());
    }
}
