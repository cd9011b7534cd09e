package io.opengse.server.console.word;

import java.util.Locale;

/** The languages of the console. */
public enum Language {
    ENGLISH("en"),
    CHINESE("zh");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** As html lang, cookies and Accept-Language say it. */
    public String tag() {
        return tag;
    }

    public Language other() {
        return this == ENGLISH ? CHINESE : ENGLISH;
    }

    /** What a visitor chose, else the first of ours that the browser prefers, else English. */
    public static Language of(String chosen, String acceptLanguage) {
        for (Language language : values()) {
            if (language.tag.equals(chosen)) {
                return language;
            }
        }
        for (String preferred : acceptLanguage.toLowerCase(Locale.ROOT).split(",", 20)) {
            for (Language language : values()) {
                if (preferred.strip().startsWith(language.tag)) {
                    return language;
                }
            }
        }
        return ENGLISH;
    }
}
