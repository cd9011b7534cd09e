package io.opengse.engine.instance;

import java.time.Instant;

/** A span of time: from inclusive, until exclusive, in this order. */
public record Window(Instant from, Instant until) {}
