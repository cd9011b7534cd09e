package io.opengse.engine.id;

/** Names an alias, e.g. alias-qp3g3caa-95z2gimq. */
public record AliasId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
