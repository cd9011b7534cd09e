package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.console.Console;
import io.opengse.cli.console.Tone;
import java.util.Arrays;

/** Prints fields of one thing, one a line, leaving out what is empty. */
final class Facts {
    private Facts() {}

    static void tell(Console console, JsonNode json, String... fields) {
        int width = Arrays.stream(fields).mapToInt(String::length).max().orElse(0);
        for (String field : fields) {
            JsonNode value = json.path(field);
            String text = value.isContainerNode() ? value.toString() : Answers.text(json, field);
            if (!text.isEmpty() && !text.equals("[]")) {
                console.say(console.paint(Tone.FAINT, field + " ".repeat(width - field.length())) + "  " + text);
            }
        }
    }
}
