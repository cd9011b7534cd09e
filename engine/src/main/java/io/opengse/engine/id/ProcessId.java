package io.opengse.engine.id;

/** Names one launched game-server process; made by the agent that launched it. */
public record ProcessId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
