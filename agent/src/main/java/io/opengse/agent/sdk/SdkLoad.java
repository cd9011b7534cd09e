package io.opengse.agent.sdk;

/**
 * How much the SDK's port has to do at a moment.
 *
 * @param connections open ones
 * @param arriving calls begun and not yet sent in full
 * @param underWay calls being answered
 */
public record SdkLoad(int connections, int arriving, int underWay) {}
