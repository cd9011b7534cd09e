package io.opengse.agent.process;

/**
 * What a process was started for: processes of one slot are interchangeable.
 *
 * @param launchKey the server's key of launch path and parameters; empty for a process nobody launched (decision D7)
 */
public record Slot(String fleetId, String launchKey) {
    public static Slot stranger(String fleetId) {
        return new Slot(fleetId, "");
    }

    public boolean isStranger() {
        return launchKey.isEmpty();
    }
}
