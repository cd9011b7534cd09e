package io.opengse.engine.id;

/** Names an instance, one fleet's share of one host, e.g. ins-qp3g3caa. */
public record InstanceId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
