package io.opengse.agent.game;

import io.opengse.protocol.gse.GameServerSession;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Games in memory, by their gRPC port: healthy and willing unless told otherwise. Safe for any number of threads. */
public final class FakeGame implements GamePort {
    public final List<GameServerSession> started = new CopyOnWriteArrayList<>();
    public final List<String> traceparents = new CopyOnWriteArrayList<>();
    public final List<Long> told = new CopyOnWriteArrayList<>();
    public final Set<Integer> forgotten = ConcurrentHashMap.newKeySet();
    private volatile @Nullable GameSilent refusal;
    private volatile boolean well = true;

    /** What every game does instead of taking a session; null: takes it. */
    public void refuse(@Nullable GameSilent why) {
        refusal = why;
    }

    public void sicken() {
        well = false;
    }

    @Override
    public boolean healthy(int grpcPort, Duration within) {
        return well;
    }

    @Override
    public void start(int grpcPort, GameServerSession session, String traceparent, Duration within) throws GameSilent {
        started.add(session);
        traceparents.add(traceparent);
        GameSilent why = refusal;
        if (why != null) {
            throw why;
        }
    }

    @Override
    public void terminate(int grpcPort, long terminationTime, Duration within) {
        told.add(terminationTime);
    }

    @Override
    public void forget(int grpcPort) {
        forgotten.add(grpcPort);
    }
}
