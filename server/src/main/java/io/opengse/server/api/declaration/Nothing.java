package io.opengse.server.api.declaration;

/** The answer of an action that only does something: RequestId alone. */
public enum Nothing {
    AT_ALL;

    public static final Shape<Nothing> SHAPE = Shape.named("Nothing");
}
