package io.opengse.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Console;
import io.opengse.cli.console.Failure;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.console.Tone;
import io.opengse.cli.place.DataDirectory;
import io.opengse.cli.place.Output;
import io.opengse.settings.NearMiss;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Shows what game processes of this machine print.")
final class LogsCommand implements Runnable {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "PROCESS",
            defaultValue = "",
            description = "Only of this process (default: of all).")
    private String process = "";

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what is printed next (with --json: one document per line).")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "100",
            description = "So many of the last lines of each (default: ${DEFAULT-VALUE}).")
    private int lines = 100;

    private final Map<Path, Output> outputs = new LinkedHashMap<>();

    LogsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try {
            requireOutputs();
            ObjectNode document = CloudApi.parameters();
            ArrayNode all = document.putArray("Lines");
            look(lines, all);
            if (options.json && !follow) {
                surroundings.console().document(document);
            }
            while (follow && surroundings.pauseFor(PAUSE)) {
                look(Integer.MAX_VALUE, CloudApi.parameters().putArray("Lines"));
            }
        } catch (IOException problem) {
            throw new Failure(
                    "cannot read the outputs in " + directory().outputs() + ": " + problem.getMessage(),
                    "run this as the user who runs gse up, on the same machine",
                    problem);
        }
    }

    private void look(int most, ArrayNode document) throws IOException {
        for (Path file : files()) {
            Output output = outputs.computeIfAbsent(file, Output::of);
            List<String> fresh = output.more();
            for (String line : fresh.subList(Math.max(0, fresh.size() - most), fresh.size())) {
                tell(output.process(), line, document);
            }
        }
    }

    private void tell(String of, String line, ArrayNode document) {
        Console console = surroundings.console();
        ObjectNode entry = CloudApi.parameters().put("ProcessId", of).put("Line", line);
        if (!options.json) {
            console.say(process.isEmpty() ? console.paint(Tone.FAINT, of) + "  " + line : line);
        } else if (follow) {
            console.documentLine(entry);
        } else {
            document.add(entry);
        }
    }

    private void requireOutputs() throws IOException {
        if (!Files.isDirectory(directory().outputs())) {
            throw new Failure(
                    "no process has printed anything below " + options.data,
                    "name the folder of the installation with --data DIR; only outputs of this machine can be shown");
        }
        if (!process.isEmpty() && files().isEmpty()) {
            try (Stream<Path> all = Files.list(directory().outputs())) {
                List<String> known = all.map(file -> Output.of(file).process()).toList();
                throw new Failure(
                        "there is no output of a process \"" + process + "\"" + NearMiss.hint(process, known),
                        "gse process list shows the processes");
            }
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(directory().outputs())) {
            return all.filter(file -> file.getFileName().toString().endsWith(".log"))
                    .filter(file ->
                            process.isEmpty() || Output.of(file).process().equals(process))
                    .sorted()
                    .toList();
        }
    }

    private DataDirectory directory() {
        return options.directory();
    }
}
