package io.opengse.engine.id;

/** Names a game session in its full wire form, qcs::gse:REGION:uin/UIN:gameserversession/FLEET/gssess-…. */
public record SessionId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
