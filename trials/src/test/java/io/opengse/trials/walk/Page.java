package io.opengse.trials.walk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a page of docs as steps: blocks marked {@code console MACHINE}, whose lines with a dollar are typed; blocks that begin
 * with {@code # FILE, on MACHINE}; and comments {@code walk: …} between them.
 */
final class Page {
    private static final Pattern HAPPENS = Pattern.compile("<!-- walk: (.*) -->");
    private static final Pattern FILE = Pattern.compile("# (\\S+), on (\\w+)(?: and (\\w+))?");
    private static final String TYPED = "$ ";

    private final String name;
    private final List<String> lines;
    private final List<Step> steps = new ArrayList<>();

    private Page(String name, List<String> lines) {
        this.name = name;
        this.lines = lines;
    }

    static List<Step> steps(Path file) {
        try {
            Page page = new Page(file.getFileName().toString(), Files.readAllLines(file));
            page.read();
            return page.steps;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private void read() {
        int at = 0;
        while (at < lines.size()) {
            String line = lines.get(at);
            Matcher happens = HAPPENS.matcher(line);
            if (happens.matches()) {
                steps.add(new Step.Happens(where(at), happens.group(1)));
            } else if (line.startsWith("```")) {
                int end = at + 1;
                while (!lines.get(end).equals("```")) {
                    end++;
                }
                block(line.substring("```".length()), at + 1, end);
                at = end;
            }
            at++;
        }
    }

    private void block(String mark, int begin, int end) {
        if (mark.startsWith("console ")) {
            console(mark.substring("console ".length()), begin, end);
            return;
        }
        Matcher file = FILE.matcher(lines.get(begin));
        if (file.matches()) {
            List<String> machines =
                    file.group(3) == null ? List.of(file.group(2)) : List.of(file.group(2), file.group(3));
            String text = String.join("\n", lines.subList(begin, end)) + "\n";
            steps.add(new Step.Written(where(begin), machines, file.group(1), text));
        }
    }

    private void console(String machine, int begin, int end) {
        for (int at = begin; at < end; at++) {
            if (!lines.get(at).startsWith(TYPED)) {
                throw new IllegalStateException(where(at) + ": a block of commands begins with one");
            }
            int next = at + 1;
            while (next < end && !lines.get(next).startsWith(TYPED)) {
                next++;
            }
            String command = lines.get(at).substring(TYPED.length());
            steps.add(new Step.Typed(where(at), machine, command, List.copyOf(lines.subList(at + 1, next))));
            at = next - 1;
        }
    }

    private String where(int index) {
        return String.format(Locale.ROOT, "%s:%d", name, index + 1);
    }
}
