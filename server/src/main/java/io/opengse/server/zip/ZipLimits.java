package io.opengse.server.zip;

/**
 * What a package may be at most.
 *
 * @param entries files, folders and links
 * @param unpacked bytes of all files together
 * @param ratio how often larger the files may be than the zip, once they have more than {@code unsuspicious} bytes
 */
public record ZipLimits(int entries, long unpacked, long ratio, long unsuspicious) {
    public static final ZipLimits STANDARD = new ZipLimits(200_000, 100L << 30, 200, 1L << 30);
}
