package io.opengse.engine.session;

import io.opengse.engine.problem.Refused;
import java.util.Locale;
import java.util.function.IntPredicate;

/** The text of a filter and how far it has been read; knows words, quotes and blanks, not what they mean. */
final class FilterText {
    private static final char QUOTE = '\'';

    private final String text;
    private int position;

    FilterText(String text) {
        this.text = text;
    }

    int position() {
        return position;
    }

    boolean atEnd() {
        skipBlanks();
        return position >= text.length();
    }

    /** Takes this sign if it comes next. */
    boolean take(String sign) {
        skipBlanks();
        boolean next = text.startsWith(sign, position);
        position += next ? sign.length() : 0;
        return next;
    }

    /** Takes this word if it comes next, in any case of letters, and nothing is glued to it but a parenthesis. */
    boolean takeWord(String word) {
        skipBlanks();
        int end = position + word.length();
        boolean next = text.regionMatches(true, position, word, 0, word.length())
                && (end >= text.length()
                        || Character.isWhitespace(text.charAt(end))
                        || "()".indexOf(text.charAt(end)) >= 0);
        position = next ? end : position;
        return next;
    }

    /** A name: up to a blank, a parenthesis or an operator. May be empty. */
    String name() {
        skipBlanks();
        return takeWhile(sign -> !Character.isWhitespace(sign) && "()=<>!'\"".indexOf(sign) < 0);
    }

    /** 'quoted' with '' for a quote, or bare up to a blank or a closing parenthesis. */
    String value() {
        skipBlanks();
        int start = position;
        if (position < text.length() && text.charAt(position) == QUOTE) {
            return quoted();
        }
        String bare = takeWhile(sign -> !Character.isWhitespace(sign) && sign != ')');
        if (bare.isEmpty()) {
            throw wrong(start, "a value is missing here; give a word or a 'quoted text'");
        }
        return bare;
    }

    private String quoted() {
        int start = position++;
        StringBuilder value = new StringBuilder();
        while (position < text.length()) {
            char sign = text.charAt(position++);
            boolean doubled = position < text.length() && text.charAt(position) == QUOTE;
            if (sign == QUOTE && !doubled) {
                return value.toString();
            }
            position += sign == QUOTE ? 1 : 0;
            value.append(sign);
        }
        throw wrong(start, "this quote is never closed");
    }

    private String takeWhile(IntPredicate wanted) {
        int start = position;
        while (position < text.length() && wanted.test(text.charAt(position))) {
            position++;
        }
        return text.substring(start, position);
    }

    private void skipBlanks() {
        takeWhile(Character::isWhitespace);
    }

    /** @param at counted from 0; told counted from 1 */
    Refused wrong(int at, String why) {
        String rest =
                at >= text.length() ? "the end" : "\"" + text.substring(at, Math.min(text.length(), at + 20)) + "\"";
        return Refused.invalid(
                String.format(Locale.ROOT, "FilterExpression, character %d, at %s: %s.", at + 1, rest, why));
    }
}
