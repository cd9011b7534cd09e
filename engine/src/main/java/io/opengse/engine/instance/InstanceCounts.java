package io.opengse.engine.instance;

/**
 * How many instances a fleet has, by where they stand, and how many it should have.
 *
 * @param active with a ready process at some time, and not draining
 * @param idle active ones without a session
 * @param pending waiting for a host, or starting
 * @param terminating draining
 */
public record InstanceCounts(
        int active, int desired, int idle, int maximum, int minimum, int pending, int terminating) {}
