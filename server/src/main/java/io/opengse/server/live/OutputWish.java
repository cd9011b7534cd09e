package io.opengse.server.live;

/**
 * Which piece of a process's output is wanted.
 *
 * @param from a position; below 0: the last lines
 * @param lastLines so many, when {@code from} is below 0
 * @param maySkip when more than a megabyte behind, go on near the end
 */
public record OutputWish(long from, int lastLines, boolean maySkip) {
    /** The newest lines; 0: only where the output ends now. */
    public static OutputWish lastLines(int lines) {
        return new OutputWish(-1, lines, true);
    }

    /** What came after, for somebody who watches. */
    public static OutputWish following(long next) {
        return new OutputWish(next, 0, true);
    }

    /** What came after, for somebody who wants all of it. */
    public static OutputWish everythingFrom(long next) {
        return new OutputWish(next, 0, false);
    }
}
