package io.opengse.engine.host;

/** @param lastReport the highest report number applied for this host; its agent counts on from there */
public record Welcome(long lastReport) {}
