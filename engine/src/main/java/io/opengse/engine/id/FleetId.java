package io.opengse.engine.id;

/** Names a fleet, e.g. fleet-qp3g3caa-95z2gimq. */
public record FleetId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
