package io.opengse.tracing;

import org.jspecify.annotations.Nullable;

/**
 * Where a program's spans begin. Two: {@link NoTraces}, which costs nothing, and {@link OtlpTraces}, which sends them to
 * a collector. Opened by {@link TraceSettings#open}; safe for many threads. Never blocks and never throws: what follows
 * work must not be able to hold it up.
 */
public sealed interface Traces extends AutoCloseable permits NoTraces, OtlpTraces {
    /** Follows nothing. */
    Traces NONE = NoTraces.INSTANCE;

    /** What a span is to the one it follows. */
    enum Role {
        /** Answers a call from outside this program. */
        SERVER,
        /** Calls another program and waits for it. */
        CLIENT,
        /** Sends a message that is taken up later. */
        PRODUCER
    }

    /**
     * Begins a span; to be closed by whoever began it, on any thread.
     *
     * @param parent the context it belongs under, as a W3C {@code traceparent}; null, empty or malformed: it begins a
     *     trace of its own
     */
    Span begin(Role role, String name, @Nullable String parent);

    /** As {@link #begin}, but nothing is begun where there is nothing to follow. */
    default Span follow(Role role, String name, @Nullable String parent) {
        return parent == null || parent.isEmpty() ? Span.NONE : begin(role, name, parent);
    }

    /** Whether anything is followed at all: for work that is only done for spans. */
    boolean on();

    /** Sends what is left, for a moment, and ends. */
    @Override
    void close();
}
