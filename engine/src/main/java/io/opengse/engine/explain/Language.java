package io.opengse.engine.explain;

/** In which explanations can be told. */
public enum Language {
    ENGLISH("en", ": "),
    CHINESE("zh", "：");

    private final String code;
    private final String colon;

    Language(String code, String colon) {
        this.code = code;
        this.colon = colon;
    }

    /** As it is asked for: en or zh. */
    public String code() {
        return code;
    }

    /** What stands before words that are quoted as they were recorded. */
    String colon() {
        return colon;
    }
}
