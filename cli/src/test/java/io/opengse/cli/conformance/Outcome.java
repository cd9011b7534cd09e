package io.opengse.cli.conformance;

/**
 * What an official client made of an answer.
 *
 * @param code OK, or the code of the error it threw
 * @param requestId as the client found it
 */
record Outcome(String code, String requestId) {}
