package io.opengse.engine.host;

/**
 * What a host has to give to instances, as its agent was told; 0 is not counted.
 *
 * @param instances the most it carries; 0: what the server's setting says
 * @param cores CPU cores that the sizes of its instances may add up to
 * @param memory bytes that the sizes of its instances may add up to
 */
public record HostRoom(int instances, int cores, long memory) {
    public static final HostRoom UNCOUNTED = new HostRoom(0, 0, 0);
}
