package io.opengse.server.console.page;

import io.opengse.server.console.word.Words;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a visitor is.
 *
 * @param name of the page, the last part of its path; empty for the overview
 * @param query decoded
 */
public record Place(String name, Map<String, String> query, Words words) {
    public static final String ROOT = "/console";

    public Place {
        query = Map.copyOf(query);
    }

    /** Empty for what was left empty. */
    public Optional<String> find(String key) {
        return Optional.ofNullable(query.get(key)).filter(value -> !value.isBlank());
    }

    public String get(String key) {
        return query.getOrDefault(key, "");
    }

    /** The path of this page with its query. */
    public String href() {
        return href(name, query);
    }

    /** This page with one thing of its query different; an empty value leaves it out. */
    public String with(String key, String value) {
        Map<String, String> changed = new LinkedHashMap<>(new java.util.TreeMap<>(query));
        changed.remove(key);
        if (!value.isEmpty()) {
            changed.put(key, value);
        }
        return href(name, changed);
    }

    public static String href(String name) {
        return name.isEmpty() ? ROOT : ROOT + "/" + name;
    }

    /** The path of the page of one thing. */
    public static String of(String name, Object id) {
        return href(name) + "?id=" + encoded(id.toString());
    }

    private static String href(String name, Map<String, String> query) {
        StringBuilder href = new StringBuilder(href(name));
        char joint = '?';
        for (Map.Entry<String, String> entry : new java.util.TreeMap<>(query).entrySet()) {
            href.append(joint).append(encoded(entry.getKey())).append('=').append(encoded(entry.getValue()));
            joint = '&';
        }
        return href.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
