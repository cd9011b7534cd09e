package io.opengse.engine.visit;

import java.time.Instant;

/**
 * A link that signs somebody in to the console once.
 *
 * @param id a digest of the text in the link
 * @param until when it works no longer
 */
public record Ticket(String id, String secretId, Instant until) {}
