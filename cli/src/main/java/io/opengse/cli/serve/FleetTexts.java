package io.opengse.cli.serve;

import io.opengse.cli.console.Console;
import io.opengse.cli.console.Usage;
import io.opengse.cli.fleetfile.BadFleetFile;
import io.opengse.cli.fleetfile.Mistake;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The fleet files a command was given, read before anything starts. */
public final class FleetTexts {
    private FleetTexts() {}

    /**
     * Reads all of them and tells their warnings.
     *
     * @throws BadFleetFile with the mistakes of all of them
     * @throws Usage when two have the same Name
     */
    public static List<FleetText> of(List<Path> files, Console console) {
        List<Mistake> mistakes = new ArrayList<>();
        List<FleetText> texts = new ArrayList<>();
        for (Path file : files) {
            try {
                texts.add(FleetText.of(file));
            } catch (BadFleetFile bad) {
                mistakes.addAll(bad.mistakes());
            }
        }
        if (!mistakes.isEmpty()) {
            throw new BadFleetFile(mistakes);
        }
        long names = texts.stream()
                .map(text -> text.read().description().name())
                .distinct()
                .count();
        if (names < texts.size()) {
            throw new Usage("two of the fleet files have the same Name", "give each fleet a Name of its own");
        }
        texts.forEach(text -> text.read().warnings().forEach(warning -> console.aside("warning: " + warning)));
        return texts;
    }
}
