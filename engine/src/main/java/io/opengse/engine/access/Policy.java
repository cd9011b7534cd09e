package io.opengse.engine.access;

import java.time.Instant;

/**
 * What credentials may be allowed or denied, under a name.
 *
 * @param document JSON as its author wrote it, read and found good by the server
 */
public record Policy(
        String name, String description, String document, Instant createdAt, Instant changedAt, long version) {}
