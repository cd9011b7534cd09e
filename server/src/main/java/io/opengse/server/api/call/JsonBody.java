package io.opengse.server.api.call;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.server.api.problem.ApiProblem;
import java.io.IOException;

/** Reads JSON bodies strictly (one object, no key twice, bounded depth) and writes replies. */
public final class JsonBody {
    private static final int DEEPEST = 16;
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonBody() {}

    /** The object a body holds; an empty body is an empty object, as some clients send it. */
    public static ObjectNode read(byte[] body) {
        if (body.length == 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        JsonNode root;
        try {
            root = JSON.readTree(body);
        } catch (MismatchedInputException more) {
            throw ApiProblem.malformed("the body holds more than one JSON value: send one object" + place(more));
        } catch (JsonProcessingException broken) {
            throw ApiProblem.malformed("the body is not JSON: " + broken.getOriginalMessage() + place(broken));
        } catch (IOException broken) {
            throw ApiProblem.malformed("the body is not JSON: " + broken.getMessage());
        }
        if (root instanceof ObjectNode object) {
            return object;
        }
        throw ApiProblem.malformed("the body must be one JSON object such as {\"FleetId\": \"fleet-…\"}");
    }

    public static byte[] write(Object reply) {
        try {
            return JSON.writeValueAsBytes(reply);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a reply is made of maps, lists and texts only", impossible);
        }
    }

    private static String place(JsonProcessingException broken) {
        var location = broken.getLocation();
        return location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }
}
