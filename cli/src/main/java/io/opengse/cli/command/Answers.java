package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads the answers of the API as people want to see them. */
final class Answers {
    private Answers() {}

    static String text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        return value.isMissingNode() || value.isNull() ? "" : value.asText();
    }

    /** As {@link #text}, with a dash for nothing. */
    static String cell(JsonNode json, String field) {
        String text = text(json, field);
        return text.isEmpty() ? "-" : text;
    }

    /** The last part of a session id: what people type and read. */
    static String shortSession(String id) {
        int marker = id.indexOf(":gameserversession/");
        if (marker < 0) {
            return id;
        }
        int fleetEnd = id.indexOf('/', marker + ":gameserversession/".length());
        return fleetEnd < 0 ? id : id.substring(fleetEnd + 1);
    }

    static String address(JsonNode json) {
        String host = text(json, "IpAddress");
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + text(json, "Port");
    }

    static JsonNode withoutRequestId(JsonNode document) {
        if (document instanceof ObjectNode object && object.has("RequestId")) {
            ObjectNode copy = object.deepCopy();
            copy.remove("RequestId");
            return copy;
        }
        return document;
    }
}
