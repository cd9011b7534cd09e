package io.opengse.engine.id;

/** Names a package, e.g. asset-qp3g3caa-95z2gimq. */
public record AssetId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
