package io.opengse.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A gse command as a page shows it.
 *
 * @param where page and line
 * @param executed whether it stands in a block marked console: one that is run
 * @param inline whether it is mentioned in a sentence, perhaps without its parameters
 */
public record DocumentedCommand(String where, List<String> arguments, boolean executed, boolean inline) {
    private static final Path ROOT = Path.of("..");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");
    private static final Pattern INLINE = Pattern.compile("`(?:\\./)?gse ([^`]*)`");
    private static final Pattern HIDDEN = Pattern.compile("(sudo|env|&&|;|\\|\\||\\b[A-Z_]+=\\S+)\\s+(\\./)?gse [a-z]");
    private static final Pattern LINE = Pattern.compile("\\s*(?:\\$ )?(?:\\./)?gse (.*)");
    private static final Pattern REST_OF_SHELL = Pattern.compile("\\s(#|\\||>|&&|;|2>).*");

    /** Of every page that people read. */
    public static List<DocumentedCommand> all() {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of(ROOT.resolve("README.md"), ROOT.resolve("README.zh.md")), docs)
                    .filter(page -> page.toString().endsWith(".md"))
                    .sorted()
                    .flatMap(page -> of(page).stream())
                    .toList();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Of one page below docs. */
    public static List<DocumentedCommand> ofPage(String name) {
        return of(ROOT.resolve("docs").resolve(name));
    }

    /** Lines of blocks with a command of ours that does not begin them: nobody would find and try it. */
    public static List<String> hidden() {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            return docs.filter(page -> page.toString().endsWith(".md"))
                    .flatMap(page -> hidden(page).stream())
                    .toList();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static List<String> hidden(Path page) {
        List<String> found = new ArrayList<>();
        boolean block = false;
        for (String line : lines(page)) {
            if (line.strip().startsWith("```")) {
                block = !block;
            } else if (block && HIDDEN.matcher(line).find()) {
                found.add(page.getFileName() + ": " + line);
            }
        }
        return found;
    }

    private static List<DocumentedCommand> of(Path page) {
        List<DocumentedCommand> found = new ArrayList<>();
        String block = null;
        String begun = "";
        int number = 0;
        for (String line : lines(page)) {
            number++;
            String where = page.getFileName() + ":" + number;
            if (line.strip().startsWith("```")) {
                block = block == null ? line.strip().substring(3).strip() : null;
            } else if (block == null) {
                Matcher mention = INLINE.matcher(line);
                while (mention.find()) {
                    add(found, where, mention.group(1), false, true);
                }
            } else if (line.endsWith("\\")) {
                begun += line.substring(0, line.length() - 1);
            } else {
                Matcher command = LINE.matcher(begun + line);
                begun = "";
                if (command.matches()) {
                    add(found, where, command.group(1), block.equals("console"), false);
                }
            }
        }
        return found;
    }

    private static void add(
            List<DocumentedCommand> found, String where, String text, boolean executed, boolean inline) {
        String command = REST_OF_SHELL.matcher(" " + text).replaceFirst("");
        if (command.contains("…") || command.contains("|") || command.strip().startsWith("bench")) {
            return; // a pattern, not a command; and gse bench is a program of its own
        }
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        while (word.find()) {
            words.add(Stream.of(1, 2, 3)
                    .map(word::group)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseThrow());
        }
        if (!words.isEmpty()) {
            found.add(new DocumentedCommand(where, words, executed, inline));
        }
    }

    private static List<String> lines(Path page) {
        try {
            return Files.readAllLines(page);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    @Override
    public String toString() {
        return where + " gse " + String.join(" ", arguments);
    }
}
