package io.opengse.engine.instance;

import java.util.List;

/**
 * A size of machine that fleets may name; what a fleet names is echoed, whether it is in the list or not.
 *
 * @param cores CPU cores
 * @param gigabytes of memory
 */
public record InstanceType(String name, int cores, int gigabytes) {
    /** Four common ones of the cloud, so that its scripts find what they ask for. */
    public static final List<InstanceType> STANDARD = List.of(
            new InstanceType("S5.SMALL2", 1, 2),
            new InstanceType("S5.MEDIUM4", 2, 4),
            new InstanceType("S5.LARGE8", 4, 8),
            new InstanceType("S5.2XLARGE16", 8, 16));

    /** Of memory. */
    long bytes() {
        return (long) gigabytes << 30;
    }

    String words() {
        return cores == 0 && gigabytes == 0
                ? "an instance"
                : "an instance of type " + name + " (" + cores + " cores, " + gigabytes + " GB)";
    }
}
