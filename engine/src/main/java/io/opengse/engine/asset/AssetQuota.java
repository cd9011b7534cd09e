package io.opengse.engine.asset;

/**
 * How many packages there may be and are, and how large together.
 *
 * @param most packages
 * @param mostBytes of all their zips
 */
public record AssetQuota(int most, long mostBytes, int used, long usedBytes) {
    public long bytesLeft() {
        return Math.max(0, mostBytes - usedBytes);
    }
}
