package io.opengse.server.console.block;

import java.util.List;

/**
 * Links of which one is where the visitor is.
 *
 * @param key of what they choose
 */
public record Choices(String key, List<Choice> choices) implements Block {
    public Choices {
        choices = List.copyOf(choices);
    }

    /** @param key of its name in the texts */
    public record Choice(String key, String href, boolean here) {}
}
