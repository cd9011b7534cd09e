package io.opengse.engine.access;

/** One thing that a call touches. Actions that touch none of these are allowed for everything or not at all. */
public record Resource(ResourceKind kind, String id) {
    @Override
    public String toString() {
        return kind.word() + "/" + id;
    }
}
