package io.opengse.engine.explain;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What reasons say in one language. Sentences stand in a file of that language, by the name of the reason and, if it has
 * one, its variant. In them {name} is an input, {name:one|many} a counted one, {:name} words after a colon, if any.
 */
public final class Sentences {
    private static final Pattern SPOT = Pattern.compile("\\{(:?)(\\w+)(?::([^|}]*)\\|([^}]*))?}");

    private final Language language;
    private final Properties texts;
    private final Recorded recorded;

    private Sentences(Language language, Properties texts) {
        this.language = language;
        this.texts = texts;
        this.recorded = Recorded.in(language);
    }

    public static Sentences in(Language language) {
        String file = "sentences_" + language.code() + ".properties";
        Properties texts = new Properties();
        try (InputStream in = Objects.requireNonNull(Sentences.class.getResourceAsStream(file), file)) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return new Sentences(language, texts);
    }

    /** Under what its sentence stands: "FleetStands.ERROR". */
    public static String key(Reason reason) {
        String variant = inputs(reason).get(Inputs.VARIANT);
        String name = reason.getClass().getSimpleName();
        return variant == null ? name : name + "." + variant;
    }

    /** What a sentence is filled with, by name. */
    public static Map<String, String> inputs(Reason reason) {
        return Inputs.of(reason);
    }

    /** One sentence, or two. */
    public String say(Reason reason) {
        String key = key(reason);
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalStateException("there is no sentence " + key + " in " + language);
        }
        Map<String, String> inputs = inputs(reason);
        return SPOT.matcher(text).replaceAll(spot -> Matcher.quoteReplacement(filled(spot, key, inputs)));
    }

    Set<String> keys() {
        return new TreeSet<>(texts.stringPropertyNames());
    }

    private String filled(MatchResult spot, String key, Map<String, String> inputs) {
        String value = inputs.get(spot.group(2));
        if (value == null) {
            throw new IllegalStateException("sentence " + key + " names " + spot.group(2) + ", which it has not");
        }
        String said = recorded.say(value);
        String bare = said.endsWith(".") || said.endsWith("。") ? said.substring(0, said.length() - 1) : said;
        if (!spot.group(1).isEmpty()) {
            return bare.isEmpty() ? "" : language.colon() + bare;
        }
        return spot.group(3) == null ? bare : value + " " + (value.equals("1") ? spot.group(3) : spot.group(4));
    }
}
