package io.opengse.engine.asset;

import java.time.Instant;

/**
 * A whole zip that was uploaded and may become a package.
 *
 * @param bucketKey the uploader's name for it
 * @param verdict why it can be no package, naming the entry; empty when it is sound
 */
public record Upload(String bucketKey, PackageContent content, String verdict, Instant at) {}
