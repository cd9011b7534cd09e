package io.opengse.engine.asset;

/**
 * What an installation allows.
 *
 * @param packages most packages, 1000 as documented
 * @param totalBytes of all their zips, 100 GB as documented
 */
public record AssetLimits(int packages, long totalBytes) {
    public static final AssetLimits STANDARD = new AssetLimits(1000, 100L << 30);
}
