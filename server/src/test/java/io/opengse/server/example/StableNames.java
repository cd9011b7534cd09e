package io.opengse.server.example;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Gives what is drawn by chance a name that is the same in every run: the first fleet, the second fleet … */
final class StableNames {
    private static final Pattern LONG_ID =
            Pattern.compile("\\b(fleet|asset|alias|gssess|event|psess)-[0-9a-z]{8}-[0-9a-z]{8}\\b");
    private static final Pattern SHORT_ID = Pattern.compile("\\b(ins|timerId)-[0-9a-z]{8}\\b");
    private static final Pattern UNIQUE_ID =
            Pattern.compile("\\b(psess|event)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b");
    private static final Pattern ADDRESS = Pattern.compile("127\\.0\\.0\\.1:\\d{4,5}");
    private static final Pattern TOKEN = Pattern.compile("(\"NextToken\":\")[^\"]{8,}\"");
    private static final Pattern SECRET =
            Pattern.compile("(\"(?:BucketAuth|TmpSecretId|TmpSecretKey|Token)\":\"[^\"]{4,21})[^\"]*\"");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern SIGNATURE = Pattern.compile("signature=[^\"&]+");

    private final Map<String, String> known = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    String in(String text) {
        String named = UNIQUE_ID.matcher(text).replaceAll(this::pair);
        named = LONG_ID.matcher(named).replaceAll(this::pair);
        named = SHORT_ID.matcher(named)
                .replaceAll(id -> known.computeIfAbsent(id.group(), _ -> id.group(1) + "-" + number(id.group(1))));
        named = ADDRESS.matcher(named).replaceAll(port -> port.group().length() > 14 ? "127.0.0.1:8080" : port.group());
        named = TOKEN.matcher(named).replaceAll("$1bmV4dA…\"");
        named = SECRET.matcher(named).replaceAll("$1…\"");
        named = SIGNATURE.matcher(named).replaceAll("signature=…");
        return DIGEST.matcher(named).replaceAll("8f0c5d…");
    }

    private String pair(MatchResult id) {
        if (known.containsValue(id.group())) {
            return id.group();
        }
        return known.computeIfAbsent(id.group(), _ -> id.group(1) + "-qp3g3caa-" + number(id.group(1)));
    }

    private String number(String kind) {
        return "%08d".formatted(counts.merge(kind, 1, Integer::sum));
    }
}
