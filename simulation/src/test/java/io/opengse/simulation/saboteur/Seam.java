package io.opengse.simulation.saboteur;

import io.opengse.agent.loop.Memory;
import io.opengse.agent.os.ProcessIdentity;
import io.opengse.protocol.link.Answer;
import io.opengse.protocol.link.FromAgent;
import io.opengse.protocol.link.FromServer;
import io.opengse.protocol.link.Question;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Where a saboteur may reach into a world: around production code, never inside it. Every method here is honest; a
 * saboteur overrides one.
 */
public interface Seam {
    Seam HONEST = new Seam() {};

    /** What a transaction hands out as the table of this type. */
    default <T> T table(Class<T> type, T honest) {
        return honest;
    }

    /** Whether work that met a conflict keeps what it had written when it is run again. */
    default boolean keepsWhatConflicted() {
        return false;
    }

    /** What arrives at an agent in place of this message. */
    default List<FromServer> toAgent(FromServer message) {
        return List.of(message);
    }

    /** What arrives at the server in place of this message. */
    default List<FromAgent> toServer(FromAgent message) {
        return List.of(message);
    }

    default Answer answer(Question question, Supplier<Answer> honest) {
        return honest.get();
    }

    /** What a restarted agent finds written down. */
    default Memory memory(Memory honest) {
        return honest;
    }

    /** Whether these are one process. */
    default boolean same(ProcessIdentity one, ProcessIdentity other) {
        return one.equals(other);
    }

    /** Whether a server hears, sooner or later, what another has for a host of its. */
    default boolean bellRings() {
        return true;
    }

    /** By how much the sweeper's clock is ahead. */
    default Duration sweeperAhead() {
        return Duration.ZERO;
    }
}
