package io.opengse.cli.fleetfile;

/**
 * One thing wrong with a fleet file.
 *
 * @param file as the user wrote it
 * @param line from 1
 * @param column from 1
 * @param text the key, its limit, and what to do
 */
public record Mistake(String file, int line, int column, String text) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + text;
    }
}
