package io.opengse.engine.process;

/**
 * Where the instances are of a fleet that no connected host carries.
 *
 * @param away on hosts that are not connected
 * @param waiting on no host
 */
public record Stranding(int away, int waiting) {
    public boolean withoutInstances() {
        return away + waiting == 0;
    }

    /** Why no process of it is free, as it follows after a colon. */
    public String words() {
        if (withoutInstances()) {
            return "it has no instance; raise its desired instances, or let a scaling policy do it";
        }
        return away == 0
                ? "it is on no host; instances that wait for one: " + waiting
                : "none of its hosts is connected; instances on hosts that are away: " + away + ", on none: " + waiting;
    }
}
