package io.opengse.cli.top;

/**
 * One fleet at a glance.
 *
 * @param processes that run, in whatever state
 * @param activating launched, ProcessReady not yet called
 * @param busy ready and hosting a session
 * @param ending told to end
 * @param seats of its sessions
 */
record FleetGlance(
        String id,
        String name,
        String status,
        int instances,
        int desired,
        int processes,
        int activating,
        int busy,
        int ending,
        int sessions,
        int players,
        int seats) {
    int free() {
        return Math.max(0, processes - activating - busy - ending);
    }
}
