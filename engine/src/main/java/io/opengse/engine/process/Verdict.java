package io.opengse.engine.process;

/**
 * That a process must end, when, and why.
 *
 * @param why plain words for the event
 */
public record Verdict(EndReason reason, Sentence sentence, String why) {}
