package io.opengse.agent.process;

/**
 * What a process was started for: processes of one slot are interchangeable.
 *
 * @param instanceId the instance it belongs to; empty for a process that no server has told its instance yet
 * @param launchKey the server's key of launch path and parameters; empty for a process nobody launched (decision D7)
 */
public record Slot(String instanceId, String fleetId, String launchKey) {
    public static Slot stranger(String instanceId, String fleetId) {
        return new Slot(instanceId, fleetId, "");
    }

    public Slot of(String instance) {
        return new Slot(instance, fleetId, launchKey);
    }

    public boolean isStranger() {
        return launchKey.isEmpty();
    }
}
