package io.opengse.server.upload;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which part of a package a PUT carries.
 *
 * @param from offset of its first byte; {@link #WHERE_IT_STOPPED} = after what is there already
 * @param total bytes of the whole package; {@link #UNKNOWN} = what this PUT carries is the whole
 * @param sha256 of the whole package as the sender has it, hex; empty = not said
 */
public record Piece(long from, long total, String sha256) {
    public static final long UNKNOWN = -1;
    public static final long WHERE_IT_STOPPED = -1;

    private static final Pattern RANGE = Pattern.compile("bytes (?:([0-9]{1,18})-([0-9]{1,18})|\\*)/([0-9]{1,18})");

    /**
     * Of the headers of a PUT.
     *
     * @param contentRange as in HTTP, "bytes 100-199/200", or "bytes *&#47;200" when all 200 are there; empty = none
     * @param contentLength UNKNOWN when the body is chunked
     * @throws IllegalArgumentException when it cannot be understood
     */
    public static Piece of(String contentRange, long contentLength, String sha256) {
        if (!sha256.isEmpty() && !sha256.matches("[0-9a-fA-F]{64}")) {
            throw new IllegalArgumentException("X-Gse-Sha256 must be 64 hex digits, or be left out");
        }
        if (contentRange.isEmpty()) {
            return new Piece(0, contentLength, sha256);
        }
        Matcher range = RANGE.matcher(contentRange.strip());
        if (!range.matches()) {
            throw new IllegalArgumentException("Content-Range \"" + contentRange
                    + "\" must be like \"bytes 100-199/200\", or be left out to send the whole package");
        }
        long total = Long.parseLong(range.group(3));
        if (range.group(1) == null) {
            return new Piece(WHERE_IT_STOPPED, total, sha256);
        }
        long from = Long.parseLong(range.group(1));
        long last = Long.parseLong(range.group(2));
        if (last < from || last >= total) {
            throw new IllegalArgumentException("Content-Range \"" + contentRange + "\" lies outside of the package");
        }
        return new Piece(from, total, sha256);
    }
}
