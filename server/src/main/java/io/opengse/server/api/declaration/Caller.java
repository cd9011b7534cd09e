package io.opengse.server.api.declaration;

/**
 * Who calls an action and how they reached us.
 *
 * @param actor how events name the caller
 * @param origin scheme and host under which the caller sees this server, e.g. http://127.0.0.1:8080
 */
public record Caller(String actor, String origin) {}
