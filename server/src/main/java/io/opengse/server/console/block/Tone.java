package io.opengse.server.console.block;

/** How a value looks: never the only way it is told. */
public enum Tone {
    PLAIN,
    GOOD,
    BUSY,
    WARNING,
    BAD,
    OVER;

    /** The class of the style sheet. */
    public String css() {
        return "tone-" + name().toLowerCase(java.util.Locale.ROOT);
    }
}
