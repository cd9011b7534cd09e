package io.opengse.server.live;

import java.time.Instant;
import java.util.List;

/**
 * The log files of a running process.
 *
 * @param leftOut "NAME: why", of what it named and cannot be read
 */
public record LogFiles(List<LogFile> files, List<String> leftOut) {
    public LogFiles {
        files = List.copyOf(files);
        leftOut = List.copyOf(leftOut);
    }

    /** @param size in bytes, as it is now */
    public record LogFile(String name, long size, Instant modified) {}
}
