package io.opengse.cli.conformance;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What an official client made of an answer.
 *
 * @param code OK, or the code of the error it threw
 * @param requestId as the client found it
 * @param response as the client read it; missing when it threw
 */
record Outcome(String code, String requestId, JsonNode response) {}
