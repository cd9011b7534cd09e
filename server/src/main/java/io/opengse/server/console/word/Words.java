package io.opengse.server.console.word;

import io.opengse.engine.explain.Recorded;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The texts of the console in one language. A key that is missing shows itself; a test sees to it that none is. */
public final class Words {
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");

    private final Language language;
    private final Properties texts;
    private final Properties purposes;
    private final Recorded recorded;

    private Words(Language language, Properties texts, Properties purposes) {
        this.language = language;
        this.texts = texts;
        this.purposes = purposes;
        this.recorded = Recorded.in(
                switch (language) {
                    case ENGLISH -> io.opengse.engine.explain.Language.ENGLISH;
                    case CHINESE -> io.opengse.engine.explain.Language.CHINESE;
                });
    }

    /** Reads the language's files out of the jar. */
    public static Words in(Language language) {
        Properties purposes = switch (language) {
            case ENGLISH -> new Properties();
            case CHINESE -> read("settings_zh.properties");
        };
        return new Words(language, read("words_" + language.tag() + ".properties"), purposes);
    }

    private static Properties read(String name) {
        Properties texts = new Properties();
        try (InputStream bytes = Words.class.getResourceAsStream(name)) {
            if (bytes == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            try (Reader reader = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
                texts.load(reader);
            }
        } catch (IOException broken) {
            throw new IllegalStateException("the jar's " + name + " cannot be read", broken);
        }
        return texts;
    }

    public Language language() {
        return language;
    }

    public Set<String> keys() {
        return new TreeSet<>(texts.stringPropertyNames());
    }

    public boolean has(String key) {
        return texts.containsKey(key);
    }

    /** The text, with {0}, {1} … replaced. */
    public String t(String key, Object... arguments) {
        String text = texts.getProperty(key, key);
        for (int at = 0; at < arguments.length; at++) {
            text = text.replace("{" + at + "}", String.valueOf(arguments[at]));
        }
        return text;
    }

    /** What a setting is for. @param purpose as its declaration says in English */
    public String purpose(String setting, String purpose) {
        return purposes.getProperty(setting, purpose);
    }

    /** A sentence that was recorded, or a refusal: in this language, its instants as people read them. */
    public String told(String recorded) {
        return INSTANT.matcher(this.recorded.say(recorded))
                .replaceAll(found -> Moment.shown(Instant.parse(found.group())) + " UTC");
    }

    /** How people say a value of an enumeration of ours; its name when no text stands for it. */
    public String of(Enum<?> value) {
        String key = "is." + value.name();
        return has(key) ? t(key) : value.name();
    }
}
