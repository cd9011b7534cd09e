package io.opengse.engine.asset;

/** What a package was built for, as its creator said; fixed at creation. */
public record AssetSystem(String operateSystem, String imageId, String osType) {}
