package io.opengse.server.api.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.server.api.problem.ApiProblem;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Parameters as queries and forms carry them: {@code A=x&B.0.Key=k}. All values are text; {@link #tree} gives them the
 * form a JSON body would have had.
 */
public final class FlatParameters {
    /** More than any action could use: the largest takes 16 properties of two fields. */
    private static final int MOST = 1000;

    private static final int DEEPEST = 8;

    private FlatParameters() {}

    /** Decodes a query or a form, in the order given. */
    public static Map<String, String> parse(String encoded) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (encoded.isEmpty()) {
            return parameters;
        }
        for (String pair : encoded.split("&", MOST + 1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            if (parameters.put(name, value) != null) {
                throw ApiProblem.malformed("parameter " + shown(name) + " is given twice: give it once");
            }
            if (parameters.size() > MOST) {
                throw ApiProblem.malformed("more than " + MOST + " parameters are given");
            }
        }
        return parameters;
    }

    /** {@code {"A.0.Key": "k"}} as {@code {"A": [{"Key": "k"}]}}. */
    public static ObjectNode tree(Map<String, String> flat) {
        Branch root = new Branch();
        flat.forEach((name, value) -> root.put(name, name.split("\\.", -1), value));
        return root.object();
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw ApiProblem.malformed("\"" + shown(text) + "\" is not URL-encoded: write a percent sign as %25");
        }
    }

    private static String shown(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }

    /** A node while the tree grows: an element is a text or another branch. */
    private static final class Branch {
        private final Map<String, Object> children = new LinkedHashMap<>();

        void put(String whole, String[] path, String value) {
            if (path.length > DEEPEST) {
                throw ApiProblem.malformed("parameter " + shown(whole) + " is nested too deeply");
            }
            Branch at = this;
            for (int step = 0; step < path.length - 1; step++) {
                Object next = at.children.computeIfAbsent(path[step], _ -> new Branch());
                if (!(next instanceof Branch branch)) {
                    throw bothWays(whole);
                }
                at = branch;
            }
            if (at.children.putIfAbsent(path[path.length - 1], value) != null) {
                throw bothWays(whole);
            }
        }

        private static ApiProblem bothWays(String whole) {
            return ApiProblem.malformed("parameter " + shown(whole) + " is given both as a value and with parts");
        }

        ObjectNode object() {
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            children.forEach((name, child) -> node.set(name, node(child)));
            return node;
        }

        /** Parts named 0, 1, 2 … without a gap are a list. */
        private JsonNode node(Object child) {
            if (!(child instanceof Branch branch)) {
                return JsonNodeFactory.instance.textNode((String) child);
            }
            for (int index = 0; index < branch.children.size(); index++) {
                if (!branch.children.containsKey(Integer.toString(index))) {
                    return branch.object();
                }
            }
            var list = JsonNodeFactory.instance.arrayNode();
            for (int index = 0; index < branch.children.size(); index++) {
                Object element = branch.children.get(Integer.toString(index));
                list.add(element == null ? JsonNodeFactory.instance.nullNode() : node(element));
            }
            return list;
        }
    }
}
