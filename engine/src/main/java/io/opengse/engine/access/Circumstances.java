package io.opengse.engine.access;

import java.time.Instant;

/**
 * When and from where a call comes: what conditions of policies may ask for.
 *
 * @param address of the connection's other end, as digits; empty when it is not known
 */
public record Circumstances(Instant at, String address) {}
