package io.opengse.cli.live;

import java.time.Instant;

/**
 * One line of a live view.
 *
 * @param at when it happened; of a printed line, when it was read
 * @param process empty when it is about no process
 * @param head a code or a method, empty for printed lines
 * @param text the rest
 */
public record LiveLine(Instant at, LiveStream stream, Level level, String process, String head, String text) {}
