package io.opengse.engine.alias;

import org.jspecify.annotations.Nullable;

/** What to change of an alias; null stays as it is. */
public record AliasChange(
        @Nullable String name,
        @Nullable String text,
        @Nullable Routing routing) {
    /** The zero-downtime switch: from then on sessions are created elsewhere, and those that live stay. */
    public static AliasChange lead(Routing routing) {
        return new AliasChange(null, null, routing);
    }
}
