package io.opengse.server.access;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.opengse.engine.access.Condition;
import io.opengse.engine.access.Effect;
import io.opengse.engine.access.Statement;
import io.opengse.engine.access.Wildcard;
import io.opengse.settings.NearMiss;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Reads policy documents of the grammar that Tencent Cloud documents (version 2.0). Pure: the same text gives the same
 * statements. What cannot hold here is refused, never ignored: a condition left out would allow more than was meant.
 */
public final class PolicyReader {
    /** As Tencent Cloud has it. */
    public static final int LONGEST = 6144;

    private static final List<String> TOP = List.of("version", "statement");
    private static final List<String> FIELDS = List.of("effect", "action", "resource");
    private static final String CONDITION = "condition";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final ResourceReader resources;
    private final Collection<String> known;

    /** @param known every action there is, with its prefix: patterns that match none are warned of; empty = do not look */
    public PolicyReader(Account account, Collection<String> known) {
        this.resources = new ResourceReader(account);
        this.known = List.copyOf(known);
    }

    /**
     * Reads one document.
     *
     * @param name of the policy, for what is said later of its statements
     * @throws BadPolicy at the first mistake
     */
    public PolicyDocument read(String name, String text) {
        if (text.length() > LONGEST) {
            throw new BadPolicy("", "has " + text.length() + " characters, at most " + LONGEST + " are allowed");
        }
        JsonNode document = parse(text);
        requireObject(document, "");
        requireFields(document, "", TOP, List.of());
        if (!document.path("version").asText().equals("2.0")) {
            throw new BadPolicy("version", "must be \"2.0\", the only one there is");
        }
        JsonNode given = document.path("statement");
        List<String> warnings = new ArrayList<>();
        List<Statement> statements = new ArrayList<>();
        if (given.isObject()) {
            statements.add(statement(given, "statement", "policy " + name, warnings));
        } else if (given.isArray() && !given.isEmpty()) {
            for (int at = 0; at < given.size(); at++) {
                String origin = "statement " + (at + 1) + " of policy " + name;
                statements.add(statement(given.get(at), "statement[" + at + "]", origin, warnings));
            }
        } else {
            throw new BadPolicy("statement", "must be an object, or an array of one or more");
        }
        return new PolicyDocument(statements, warnings);
    }

    private Statement statement(JsonNode given, String place, String origin, List<String> warnings) {
        requireObject(given, place);
        if (given.has("principal")) {
            throw new BadPolicy(place + ".principal", "has no place here: a policy is attached to credentials instead");
        }
        requireFields(given, place + ".", FIELDS, List.of(CONDITION));
        List<Condition> conditions =
                given.has(CONDITION) ? ConditionReader.read(given.get(CONDITION), place + "." + CONDITION) : List.of();
        Effect effect = switch (given.path("effect").asText()) {
            case "allow" -> Effect.ALLOW;
            case "deny" -> Effect.DENY;
            default -> throw new BadPolicy(place + ".effect", "must be \"allow\" or \"deny\"");
        };
        List<Wildcard> actions = new ArrayList<>();
        texts(given.path("action"), place + ".action")
                .forEach((one) -> actions.add(action(one.text(), one.place(), warnings)));
        boolean everything = false;
        List<Wildcard> covered = new ArrayList<>();
        for (Placed one : texts(given.path("resource"), place + ".resource")) {
            everything |= one.text().equals("*");
            if (!one.text().equals("*")) {
                resources.read(one.text(), one.place(), warnings).ifPresent(covered::add);
            }
        }
        return new Statement(origin, effect, actions, everything, covered, conditions);
    }

    private Wildcard action(String text, String place, List<String> warnings) {
        if (!text.equals("*") && !text.startsWith("gse:") && !text.startsWith("opengse:")) {
            throw new BadPolicy(
                    place,
                    "\"" + text + "\" must begin with gse: (the API) or opengse: (operator actions), such as"
                            + " gse:Describe*, or be *");
        }
        Wildcard pattern = new Wildcard(text);
        if (!known.isEmpty() && known.stream().noneMatch(pattern::matches)) {
            warnings.add(place + " \"" + text + "\" matches no action of this server" + NearMiss.hint(text, known));
        }
        return pattern;
    }

    /** A text and where it stands. */
    private record Placed(String text, String place) {}

    private static List<Placed> texts(JsonNode given, String place) {
        if (given.isTextual()) {
            return List.of(new Placed(given.textValue(), place));
        }
        if (!given.isArray() || given.isEmpty()) {
            throw new BadPolicy(place, "must be a string, or an array of one or more");
        }
        List<Placed> all = new ArrayList<>();
        for (int at = 0; at < given.size(); at++) {
            if (!given.get(at).isTextual()) {
                throw new BadPolicy(place + "[" + at + "]", "must be a string");
            }
            all.add(new Placed(given.get(at).textValue(), place + "[" + at + "]"));
        }
        return all;
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            var at = broken.getLocation();
            String where = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
            throw new BadPolicy("", "is not JSON: " + broken.getOriginalMessage() + where);
        }
    }

    private static void requireObject(JsonNode given, String place) {
        if (!given.isObject()) {
            throw new BadPolicy(
                    place,
                    "must be a JSON object such as {\"version\": \"2.0\", \"statement\": [{\"effect\": \"allow\","
                            + " \"action\": \"gse:Describe*\", \"resource\": \"*\"}]}");
        }
    }

    private static void requireFields(JsonNode given, String prefix, List<String> fields, List<String> others) {
        List<String> all = new ArrayList<>(fields);
        all.addAll(others);
        for (String field : (Iterable<String>) given::fieldNames) {
            if (!all.contains(field)) {
                throw new BadPolicy(
                        prefix + field,
                        "is no element of a policy" + NearMiss.hint(field, all) + "; there are "
                                + String.join(", ", all));
            }
        }
        for (String field : fields) {
            if (!given.has(field)) {
                throw new BadPolicy(prefix + field, "is missing");
            }
        }
    }
}
