package io.opengse.engine.id;

/** Names a machine or pod that runs one agent. */
public record HostId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
