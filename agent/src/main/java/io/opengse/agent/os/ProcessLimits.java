package io.opengse.agent.os;

/**
 * What one game may use of its host; 0 is no limit.
 *
 * @param memory in bytes, with all its children
 * @param cpuPercent of one processor: 150 is one and a half
 * @param files that it may have open at one time
 */
public record ProcessLimits(long memory, int cpuPercent, int files) {
    public static final ProcessLimits NONE = new ProcessLimits(0, 0, 0);

    boolean needGroup() {
        return memory > 0 || cpuPercent > 0;
    }
}
