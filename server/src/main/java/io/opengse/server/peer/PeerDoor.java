package io.opengse.server.peer;

import io.opengse.engine.replica.Replica;
import io.opengse.engine.replica.Replicas;
import io.opengse.server.peer.PeerSeal.Direction;
import io.opengse.server.peer.PeerSeal.Envelope;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Answers the other servers of the database, and nobody else: a question must be sealed with their key, for this life of
 * this server, by one that is in the database now, and come for the first time. Called by the HTTP server on the
 * connection's virtual thread. Must never ask another server in turn.
 */
public final class PeerDoor {
    /** Where it is served; the id of the server follows. */
    public static final String PATH = "/peer";

    /** The headers of a question. */
    public static final String FROM = Peers.FROM;

    public static final String NUMBER = Peers.NUMBER;

    /** Far more than any question needs. */
    public static final int LARGEST_QUESTION = 64 << 10;

    /** Each may wait for a host, for half a minute. */
    private static final int MOST_AT_ONCE = 500;

    private static final int MANY_SENDERS = 64;

    private final String me;
    private final PeerSeal seal;
    private final Replicas replicas;
    private final UnaryOperator<byte[]> answers;
    private final Semaphore room = new Semaphore(MOST_AT_ONCE);
    private final Map<String, Numbers> senders = new ConcurrentHashMap<>();

    /** What becomes of a question. */
    public sealed interface Outcome {
        /** @param sealed what is sent back */
        @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
        record Answered(byte[] sealed) implements Outcome {}

        /** It is not from a server of this database, not for this one, or came before. */
        record Stranger() implements Outcome {}

        /** Too many are being answered. */
        record Busy() implements Outcome {}
    }

    /**
     * @param me the id of this server
     * @param key as the other servers have it
     * @param answers may block; must not throw
     */
    public PeerDoor(String me, byte[] key, Replicas replicas, UnaryOperator<byte[]> answers) {
        this.me = me;
        this.seal = new PeerSeal(key);
        this.replicas = replicas;
        this.answers = answers;
    }

    /**
     * @param from who says to ask
     * @param to whom it says to ask
     */
    public Outcome answer(String from, String to, long number, byte[] sealed) {
        Envelope envelope = new Envelope(from, to, number);
        Optional<byte[]> question = to.equals(me) ? seal.open(envelope, Direction.QUESTION, sealed) : Optional.empty();
        if (question.isEmpty() || !first(envelope)) {
            return new Outcome.Stranger();
        }
        if (!room.tryAcquire()) {
            return new Outcome.Busy();
        }
        try {
            return new Outcome.Answered(seal.seal(envelope, Direction.ANSWER, answers.apply(question.get())));
        } finally {
            room.release();
        }
    }

    /** Asked only about what was opened: nobody else can use numbers up, or memory. */
    private boolean first(Envelope envelope) {
        if (replicas.find(envelope.from()).isEmpty()) {
            return false;
        }
        if (senders.size() >= MANY_SENDERS) {
            Set<String> living = replicas.list().stream()
                    .map(Replicas.Seen::replica)
                    .map(Replica::id)
                    .collect(Collectors.toSet());
            senders.keySet().retainAll(living);
        }
        return senders.computeIfAbsent(envelope.from(), _ -> new Numbers()).take(envelope.number());
    }
}
