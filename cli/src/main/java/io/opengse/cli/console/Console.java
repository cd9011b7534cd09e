package io.opengse.cli.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;

/**
 * Where the command writes: results to standard output, everything else to standard error. Colours and cut columns only
 * where a person looks.
 *
 * @param width columns of the terminal; 0 = as wide as need be (not a terminal)
 * @param coloured a terminal, and nobody said NO_COLOR
 */
public record Console(PrintStream out, PrintStream err, int width, boolean coloured) {
    public void say(String line) {
        out.println(line);
        out.flush();
    }

    /** Progress and warnings: never mixed into a result. */
    public void aside(String line) {
        err.println(line);
        err.flush();
    }

    /** The one document of a command that was asked for --json. */
    public void document(JsonNode document) {
        say(document.toPrettyString());
    }

    /** One document per line, for commands that follow. */
    public void documentLine(JsonNode document) {
        say(document.toString());
    }

    public String paint(Tone tone, String text) {
        return coloured ? tone.begin() + text + Tone.END : text;
    }

    public Table table(String... headers) {
        return new Table(this, headers);
    }
}
