package io.opengse.server.live;

import java.util.List;

/**
 * SDK calls of one process.
 *
 * @param calls the oldest first
 * @param missed so many before them are no longer kept
 */
public record SdkCalls(List<SdkCall> calls, long missed) {
    public SdkCalls {
        calls = List.copyOf(calls);
    }
}
