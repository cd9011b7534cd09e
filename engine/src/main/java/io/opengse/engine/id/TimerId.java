package io.opengse.engine.id;

/** Names a timer of scaling settings, e.g. timerId-oc80v5zp. */
public record TimerId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
