package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Failure;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.console.Table;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "files",
        description = "Lists the log files that a running process named in ProcessReady, or reads one of them.")
final class ProcessFiles implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Parameters(index = "0", paramLabel = "PROCESS", description = "Its id, as gse process list shows it.")
    private String process = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NAME",
            description = "Read this file, named as the list names it.")
    private @Nullable String name;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Write it there (default: print it).")
    private @Nullable Path target;

    ProcessFiles(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            String wanted = name;
            if (wanted == null) {
                list(api);
            } else {
                read(api, wanted);
            }
        }
    }

    private void list(CloudApi api) {
        JsonNode answer = api.call("OpengseListProcessFiles", question());
        if (options.answeredAsJson(surroundings.console(), answer)) {
            return;
        }
        Table table = surroundings.console().table("NAME", "BYTES", "MODIFIED");
        for (JsonNode file : answer.path("Files")) {
            table.row(Answers.text(file, "Name"), Answers.text(file, "SizeBytes"), Answers.text(file, "ModifiedTime"));
        }
        table.print("it named no log files that are there");
        answer.path("LeftOut").forEach(left -> surroundings.console().aside("left out  " + left.asText()));
    }

    private void read(CloudApi api, String wanted) {
        Path file = target;
        try (OutputStream out =
                file == null ? new NotClosed(surroundings.console().out()) : Files.newOutputStream(file)) {
            ObjectNode question = question().put("Name", wanted);
            long offset = 0;
            byte[] piece;
            do {
                JsonNode answer = api.call("OpengseGetProcessFile", question.put("Offset", offset));
                piece = Base64.getDecoder().decode(Answers.text(answer, "Content"));
                out.write(piece);
                offset += piece.length;
            } while (piece.length > 0);
        } catch (IOException problem) {
            throw new Failure(
                    "the file cannot be written to " + file + ": " + problem.getMessage(),
                    "name another place with --out FILE",
                    problem);
        }
    }

    private ObjectNode question() {
        return CloudApi.parameters().put("ProcessId", process);
    }

    /** Standard output stays open when the file has ended. */
    private static final class NotClosed extends FilterOutputStream {
        NotClosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
