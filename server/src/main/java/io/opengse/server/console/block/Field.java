package io.opengse.server.console.block;

import java.util.List;

/**
 * One field of a form.
 *
 * @param name of the parameter, flat: RoutingStrategy.Type
 * @param options of a choice; "value|key of the text", or the value alone
 * @param empty whether it is sent when nothing stands in it
 */
public record Field(String name, Kind kind, String value, List<String> options, boolean required, boolean empty) {
    /** How it is filled in. */
    public enum Kind {
        HIDDEN,
        TEXT,
        NUMBER,
        AREA,
        CHOICE
    }

    public Field {
        options = List.copyOf(options);
    }

    static Field of(String name, Kind kind, String value) {
        return new Field(name, kind, value, List.of(), false, false);
    }

    Field asRequired() {
        return new Field(name, kind, value, options, true, empty);
    }

    Field sentEmpty() {
        return new Field(name, kind, value, options, required, true);
    }

    Field choosing(List<String> choices) {
        return new Field(name, kind, value, choices, required, empty);
    }

    /** The key of its label: list positions left out. */
    public String label() {
        return "field." + name.replaceAll("\\.\\d+", "");
    }

    public static String value(String option) {
        int bar = option.indexOf('|');
        return bar < 0 ? option : option.substring(0, bar);
    }

    /** The key of what is shown for it; the value itself when it has none. */
    public static String words(String option) {
        return option.substring(option.indexOf('|') + 1);
    }
}
