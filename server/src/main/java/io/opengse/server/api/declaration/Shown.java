package io.opengse.server.api.declaration;

import com.fasterxml.jackson.databind.JsonNode;

/** How a wrong value is quoted in a message: recognisable, never long. */
final class Shown {
    private static final int MOST = 60;

    private Shown() {}

    static String value(JsonNode given) {
        String text = given.toString();
        return text.length() <= MOST ? text : text.substring(0, MOST) + "…";
    }

    static String kind(JsonNode given) {
        return switch (given.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT, POJO -> "an object";
            case NUMBER -> "the number " + value(given);
            case BOOLEAN -> value(given);
            case STRING, BINARY -> "a string";
            case NULL, MISSING -> "nothing";
        };
    }
}
