package io.opengse.server.console.web;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A form's fields as parameters of an action: what was left empty is left out, unless the form says that it may be
 * emptied, and what is left of a list is counted anew. Fields that begin with an underscore are the console's own.
 */
public final class FormParameters {
    private static final Pattern ELEMENT = Pattern.compile("(.+?)\\.(\\d+)(\\..+)?");
    private static final String MAY_BE_EMPTY = "_empty.";

    private FormParameters() {}

    public static Map<String, String> of(Map<String, String> form) {
        Map<String, String> given = new LinkedHashMap<>();
        form.forEach((name, value) -> {
            boolean own = name.startsWith("_");
            if (!own && (!value.isBlank() || form.containsKey(MAY_BE_EMPTY + name))) {
                given.put(name, value.replace("\r\n", "\n").strip());
            }
        });
        return counted(given);
    }

    private static Map<String, String> counted(Map<String, String> given) {
        Map<String, TreeMap<Integer, Integer>> positions = new HashMap<>();
        given.keySet().forEach(name -> {
            Matcher element = ELEMENT.matcher(name);
            if (element.matches()) {
                positions
                        .computeIfAbsent(element.group(1), _ -> new TreeMap<>())
                        .put(Integer.parseInt(element.group(2)), 0);
            }
        });
        positions.values().forEach(FormParameters::number);
        Map<String, String> counted = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            Matcher element = ELEMENT.matcher(name);
            if (element.matches()) {
                Integer position = positions
                        .getOrDefault(element.group(1), new TreeMap<>())
                        .get(Integer.parseInt(element.group(2)));
                String rest = element.group(3) == null ? "" : element.group(3);
                counted.put(element.group(1) + "." + position + rest, value);
            } else {
                counted.put(name, value);
            }
        });
        return counted;
    }

    private static void number(TreeMap<Integer, Integer> positions) {
        int next = 0;
        for (Map.Entry<Integer, Integer> entry : positions.entrySet()) {
            entry.setValue(next++);
        }
    }
}
