package io.opengse.server.api;

import com.fasterxml.jackson.databind.JsonNode;

/** One call and its answer, as the reference page shows them. */
public record Exchange(JsonNode request, JsonNode answer) {}
