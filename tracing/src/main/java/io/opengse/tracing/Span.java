package io.opengse.tracing;

import org.jspecify.annotations.Nullable;

/** A piece of work that is followed, from its begin to its close. Used by one thread at a time. */
public sealed interface Span extends AutoCloseable permits NoSpan, OtlpSpan {
    /** Of work that nobody follows. */
    Span NONE = NoSpan.INSTANCE;

    /** Names it anew, when only the work itself showed what it is. */
    Span name(String name);

    /** @param value null and empty ones are left out */
    Span tag(String key, @Nullable String value);

    /**
     * Says that it has to do with another span that it does not belong under.
     *
     * @param other a W3C {@code traceparent}; one that is empty or malformed is left out
     */
    Span link(@Nullable String other);

    /** It did not succeed, and why. */
    Span failed(String why);

    /** What to hand on to whoever continues the work, as a W3C {@code traceparent}; empty when nobody follows it. */
    String context();

    /** For log lines: the id of its trace, empty when the trace is not recorded. */
    String traceId();

    @Override
    void close();
}
