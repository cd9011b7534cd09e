package io.opengse.engine.fleet;

/** A range of ports (1025 to 60000) players may use, TCP or UDP, from a CIDR block. */
public record InboundPermission(int fromPort, int toPort, String protocol, String ipRange) {}
