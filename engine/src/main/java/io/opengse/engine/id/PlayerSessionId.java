package io.opengse.engine.id;

/** Names a player session, psess-…. */
public record PlayerSessionId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
