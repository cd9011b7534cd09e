package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;

/** Reads all of a list that is paged by Offset and TotalCount. */
final class Pages {
    private static final int PAGE = 100;

    private Pages() {}

    static ObjectNode all(CloudApi api, String action, ObjectNode parameters, String list) {
        ObjectNode whole = CloudApi.parameters();
        ArrayNode rows = whole.putArray(list);
        JsonNode page;
        do {
            page = api.call(
                    action, parameters.deepCopy().put("Offset", rows.size()).put("Limit", PAGE));
            page.path(list).forEach(rows::add);
        } while (!page.path(list).isEmpty()
                && rows.size() < page.path("TotalCount").asInt());
        return whole;
    }
}
