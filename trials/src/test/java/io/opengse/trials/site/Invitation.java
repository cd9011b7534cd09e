package io.opengse.trials.site;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What gse host token says is to be typed on a machine. */
final class Invitation {
    private Invitation() {}

    /**
     * Asks for a token where a server runs.
     *
     * @param data of that server
     * @param options of the token
     * @param output for what is printed
     * @return the arguments of gse
     */
    static List<String> from(Path data, List<String> options, Path output) {
        List<String> question = new ArrayList<>(List.of("host", "token", "--data", data.toString()));
        question.addAll(options);
        Program asked = Program.start(List.of(), question, output);
        asked.awaitEnd();
        String line = asked.printed()
                .lines()
                .filter(each -> each.startsWith("gse agent "))
                .findFirst()
                .orElseThrow(() -> new AssertionError(asked.printed()));
        return Arrays.asList(line.substring("gse ".length()).split(" ", -1));
    }
}
