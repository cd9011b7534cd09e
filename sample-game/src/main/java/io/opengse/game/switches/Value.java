package io.opengse.game.switches;

/** The form of a switch's value. */
enum Value {
    NONE("", ""),
    PORT("=PORT", "[0-9]{1,5}"),
    MILLIS("=MILLIS", "[0-9]{1,9}"),
    NUMBER("=NUMBER", "[0-9]{1,3}"),
    OPTIONAL_NUMBER("[=NUMBER]", "|[0-9]{1,5}"),
    TEXT("=HOW", ".+");

    private final String shown;
    private final String pattern;

    Value(String shown, String pattern) {
        this.shown = shown;
        this.pattern = pattern;
    }

    String shown() {
        return shown;
    }

    boolean takes(String text) {
        return text.matches(pattern) && (this != PORT || Integer.parseInt(text) <= 65_535);
    }
}
