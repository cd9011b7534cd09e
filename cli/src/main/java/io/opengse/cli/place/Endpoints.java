package io.opengse.cli.place;

/** Where an installation serves, as host:port; empty where it does not. */
public record Endpoints(String api, String sdk) {}
