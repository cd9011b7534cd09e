package io.opengse.server.live;

/**
 * A piece of what a process wrote.
 *
 * @param from where it begins, counted in bytes of all it ever wrote
 * @param text whole lines; a piece of one only when it is very long, or has had no end for the whole wait
 * @param next what to ask for next
 * @param lost bytes before {@code from} that the host keeps no longer
 * @param skipped bytes before {@code from} that were left out because the reader was far behind
 */
public record Output(long from, String text, long next, long lost, long skipped) {}
