package io.opengse.engine.explain;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was recorded, in one language. Events and reasons are kept as English sentences; the other language has a file of
 * pairs: how a sentence is recorded, and how it is said. What is in no pair, such as what a game printed, stays as it is.
 */
public final class Recorded {
    private static final Pattern SPOT = Pattern.compile("\\{(\\w+)}");
    /** More different sentences than this are not remembered. */
    private static final int MOST = 4096;
    /** No sentence of ours is longer; nobody's patience is spent on what is. */
    private static final int LONGEST = 2000;

    private final Supplier<List<Pair>> pairs;
    private final Map<String, String> known = new ConcurrentHashMap<>();

    private record Pair(Pattern recorded, String beginning, List<String> names, String said) {
        static Pair of(String recorded, String said) {
            StringBuilder pattern = new StringBuilder();
            List<String> names = new ArrayList<>();
            Matcher spot = SPOT.matcher(recorded);
            int from = 0;
            while (spot.find()) {
                pattern.append(Pattern.quote(recorded.substring(from, spot.start())));
                pattern.append(spot.group(1).startsWith("w") ? "(.+?)" : "(\\S+?)");
                names.add(spot.group(1));
                from = spot.end();
            }
            pattern.append(Pattern.quote(recorded.substring(from)));
            String beginning = names.isEmpty() ? recorded : recorded.substring(0, recorded.indexOf('{'));
            return new Pair(Pattern.compile(pattern.toString(), Pattern.DOTALL), beginning, names, said);
        }
    }

    /** Read once, when somebody first reads Chinese: hundreds of patterns. */
    private static final class Chinese {
        static final List<Pair> PAIRS = read("recorded_zh.txt");
    }

    private Recorded(Supplier<List<Pair>> pairs) {
        this.pairs = pairs;
    }

    /** English has no pairs, for what is recorded is English. */
    public static Recorded in(Language language) {
        return switch (language) {
            case ENGLISH -> new Recorded(List::of);
            case CHINESE -> new Recorded(() -> Chinese.PAIRS);
        };
    }

    private static List<Pair> read(String file) {
        List<Pair> pairs = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(Recorded.class.getResourceAsStream(file), file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    pairs.add(Pair.of(line, Objects.requireNonNull(lines.readLine(), line)));
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return List.copyOf(pairs);
    }

    /** The same in this language, as far as it has words for it. Safe for many threads. */
    public String say(String recorded) {
        if (recorded.isEmpty() || recorded.length() > LONGEST || pairs.get().isEmpty()) {
            return recorded;
        }
        String remembered = known.get(recorded);
        if (remembered != null) {
            return remembered;
        }
        String said = said(recorded);
        if (known.size() < MOST) {
            known.put(recorded, said);
        }
        return said;
    }

    private String said(String recorded) {
        boolean stopped = recorded.endsWith(".");
        String bare = stopped ? recorded.substring(0, recorded.length() - 1) : recorded;
        for (Pair pair : pairs.get()) {
            Matcher matcher = bare.startsWith(pair.beginning) ? pair.recorded.matcher(bare) : null;
            if (matcher != null && matcher.matches()) {
                return filled(pair, matcher) + (stopped ? "。" : "");
            }
        }
        return recorded;
    }

    private String filled(Pair pair, Matcher matcher) {
        return SPOT.matcher(pair.said).replaceAll(spot -> {
            String value = matcher.group(pair.names.indexOf(spot.group(1)) + 1);
            return Matcher.quoteReplacement(spot.group(1).startsWith("w") ? say(value) : value);
        });
    }
}
