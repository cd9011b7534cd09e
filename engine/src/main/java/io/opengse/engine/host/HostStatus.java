package io.opengse.engine.host;

/** Whether we hear from a host. */
public enum HostStatus {
    CONNECTED,
    /** Its stream broke: it gets no new sessions, and everything on it goes on. */
    AWAY,
    /** Away for longer than host-lost-timeout: its sessions have ended in the books. */
    LOST
}
