package io.opengse.trials.walk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares what a page shows with what is printed. An ellipsis stands for anything; of a word such as {@code host-…} it is
 * remembered what it stood for the first time, and a later command means that.
 */
final class Shown {
    private static final Pattern WORD = Pattern.compile("[a-z]+-…");

    private final Map<String, String> meanings = new HashMap<>();

    /** The command as it is to be typed. */
    String filled(String command) {
        String filled = command;
        for (Map.Entry<String, String> meaning : meanings.entrySet()) {
            filled = filled.replace(meaning.getKey(), meaning.getValue());
        }
        if (filled.contains("…")) {
            throw new IllegalStateException(command + ": nothing printed so far says what … is");
        }
        return filled;
    }

    /** Whether every line that is shown was printed; what else was, and in which order, is left open. */
    boolean in(String printed, List<String> shown) {
        List<String> lines = printed.lines().map(Shown::plain).toList();
        Map<String, String> found = new HashMap<>();
        for (String expected : shown) {
            if (lines.stream().noneMatch(line -> matches(plain(expected), line, found))) {
                return false;
            }
        }
        found.forEach(meanings::putIfAbsent);
        return true;
    }

    private static boolean matches(String expected, String line, Map<String, String> found) {
        List<String> words = new ArrayList<>();
        StringBuilder pattern = new StringBuilder();
        Matcher word = WORD.matcher(expected);
        int from = 0;
        while (word.find()) {
            pattern.append(loose(expected.substring(from, word.start())));
            pattern.append('(').append(loose(word.group())).append(')');
            words.add(word.group());
            from = word.end();
        }
        Matcher matcher =
                Pattern.compile(pattern + loose(expected.substring(from))).matcher(line);
        if (!matcher.matches()) {
            return false;
        }
        for (int i = 0; i < words.size(); i++) {
            found.putIfAbsent(words.get(i), matcher.group(i + 1));
        }
        return true;
    }

    private static String loose(String text) {
        return text.isEmpty() ? "" : Pattern.quote(text).replace("…", "\\E.+?\\Q");
    }

    private static String plain(String line) {
        return line.strip().replaceAll("\\s+", " ");
    }
}
