package io.opengse.engine.id;

/** Names a queue for placements; chosen by whoever created it. */
public record QueueName(String value) {
    @Override
    public String toString() {
        return value;
    }
}
