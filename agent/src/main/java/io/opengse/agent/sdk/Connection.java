package io.opengse.agent.sdk;

/**
 * A game's connection.
 *
 * @param number counts the connections of this server; unlike a port it is never given to another one
 * @param peerPort the caller's end, 0 when unknown
 */
public record Connection(long number, int peerPort) {}
