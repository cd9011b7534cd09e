package io.opengse.server.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The API as Tencent Cloud documents it, from the compact copy in official-api.txt. */
public final class OfficialApi {
    private final Map<String, OfficialAction> actions = new LinkedHashMap<>();
    private final Map<String, Map<String, OfficialField>> structures = new LinkedHashMap<>();
    private final Set<String> codes = new LinkedHashSet<>();

    /** One field of a request, an answer or a structure. */
    public record OfficialField(String type, boolean required) {}

    /** One action. */
    public record OfficialAction(Map<String, OfficialField> parameters, Map<String, OfficialField> answer) {}

    private OfficialApi() {}

    public static OfficialApi read() {
        OfficialApi api = new OfficialApi();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(OfficialApi.class.getResourceAsStream("/official-api.txt")),
                StandardCharsets.UTF_8))) {
            lines.lines().forEach(api::line);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return api;
    }

    public Map<String, OfficialAction> actions() {
        return actions;
    }

    Map<String, OfficialField> structure(String name) {
        return Objects.requireNonNull(structures.get(name), name);
    }

    Set<String> codes() {
        return codes;
    }

    private void line(String line) {
        String[] words = line.split(" ");
        switch (words[0]) {
            case "action" -> {
                String[] sides = line.substring(line.indexOf('(') + 1).split("\\) ->", -1);
                actions.put(words[1], new OfficialAction(fields(sides[0]), fields(sides[1])));
            }
            case "struct" -> structures.put(words[1], fields(line.substring(line.indexOf('{') + 1, line.length() - 1)));
            case "code" -> codes.add(words[1]);
            default -> {}
        }
    }

    private static Map<String, OfficialField> fields(String text) {
        Map<String, OfficialField> fields = new LinkedHashMap<>();
        Stream<String> written = Arrays.stream(text.strip().split(" ")).filter(field -> !field.isEmpty());
        written.forEach(field -> {
            boolean required = field.startsWith("*");
            String[] parts = field.substring(required ? 1 : 0).split(":");
            fields.put(parts[0], new OfficialField(parts[1].replace("[]", "Array of "), required));
        });
        return fields;
    }
}
