package io.opengse.engine.id;

/** Names a placement; chosen by whoever started it, and never used again. */
public record PlacementId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
