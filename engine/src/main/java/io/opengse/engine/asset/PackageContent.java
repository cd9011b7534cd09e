package io.opengse.engine.asset;

/**
 * The zip of a package, as it lies in the blob store.
 *
 * @param blob its key there; no other upload ever gets the same one
 * @param sha256 of the whole zip, lower-case hex
 * @param size in bytes
 */
public record PackageContent(String blob, String sha256, long size) {}
