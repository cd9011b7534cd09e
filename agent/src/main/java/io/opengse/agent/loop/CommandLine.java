package io.opengse.agent.loop;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits launch parameters, which are one string, as a shell would: white space separates, single quotes keep all,
 * double quotes keep all but a backslash before a quote or a backslash. Nothing is expanded.
 */
final class CommandLine {
    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int at;

    private CommandLine(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException when a quote is not closed or a backslash ends the text */
    static List<String> split(String text) {
        CommandLine line = new CommandLine(text);
        line.read();
        return List.copyOf(line.words);
    }

    private void read() {
        while (at < text.length()) {
            char next = text.charAt(at++);
            if (Character.isWhitespace(next)) {
                endWord();
            } else if (next == '\'' || next == '"') {
                inWord = true;
                quoted(next);
            } else {
                inWord = true;
                word.append(next == '\\' ? escaped() : next);
            }
        }
        endWord();
    }

    private void quoted(char quote) {
        int opened = at;
        while (at < text.length()) {
            char next = text.charAt(at++);
            if (next == quote) {
                return;
            }
            boolean escape = next == '\\' && quote == '"' && at < text.length() && "\"\\".indexOf(text.charAt(at)) >= 0;
            word.append(escape ? text.charAt(at++) : next);
        }
        throw new IllegalArgumentException("the quote " + quote + " at character " + opened + " is never closed");
    }

    private char escaped() {
        if (at == text.length()) {
            throw new IllegalArgumentException("the backslash at the end escapes nothing; write \\\\ for a backslash");
        }
        return text.charAt(at++);
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }
}
