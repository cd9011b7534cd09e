package io.opengse.server.upload;

/**
 * How far the upload of a package is.
 *
 * @param offset how many bytes have come and are kept
 * @param whole nothing is missing
 * @param sha256 of a whole one, lower-case hex; empty while parts are missing
 */
public record Progress(long offset, boolean whole, String sha256) {}
