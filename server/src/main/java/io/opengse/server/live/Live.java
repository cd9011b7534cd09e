package io.opengse.server.live;

/**
 * What the API and the console need to show processes live.
 *
 * @param trials what a developer may try out on them
 */
public record Live(LiveProcesses processes, Trials trials) {}
