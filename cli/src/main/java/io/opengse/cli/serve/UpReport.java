package io.opengse.cli.serve;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.console.Console;
import io.opengse.cli.console.Tone;
import io.opengse.cli.place.Endpoints;
import java.nio.file.Path;
import java.util.List;

/** What gse up says once it serves, and while it waits for its games. */
final class UpReport {
    private final Console console;
    private final Endpoints endpoints;
    private final Path data;
    private String progress = "";

    UpReport(Console console, Endpoints endpoints, Path data) {
        this.console = console;
        this.endpoints = endpoints;
        this.data = data;
    }

    /** A line that is written over on a terminal, and written only when it changes elsewhere. */
    void progress(List<Readiness> fleets) {
        StringBuilder line = new StringBuilder();
        fleets.stream()
                .filter(fleet -> !fleet.complete())
                .forEach(fleet -> line.append("  … ").append(fleet));
        if (line.toString().equals(progress)) {
            return;
        }
        progress = line.toString();
        if (console.width() > 0) {
            console.err().print("\r\u001b[K" + progress);
            console.err().flush();
        } else if (!progress.isEmpty()) {
            console.aside(progress.strip());
        }
    }

    void clearProgress() {
        if (console.width() > 0 && !progress.isEmpty()) {
            console.err().print("\r\u001b[K");
            console.err().flush();
        }
        progress = "";
    }

    void ready(List<Readiness> fleets) {
        clearProgress();
        StringBuilder line = new StringBuilder(
                "  " + good() + " API      " + endpoints.url() + "      " + good() + " SDK " + endpoints.sdk());
        for (Readiness fleet : fleets) {
            line.append("      ")
                    .append(fleet.complete() ? good() : console.paint(Tone.BAD, "✗"))
                    .append(' ')
                    .append(fleet);
        }
        console.say(line.toString());
        Trust.tell(endpoints, console);
    }

    /** @param link works once */
    void console(String link) {
        console.say("  " + good() + " console  " + link);
        console.aside("     that link signs in once and for a while; gse console prints another");
    }

    void document(List<Readiness> fleets) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("Api", endpoints.url()).put("Sdk", endpoints.sdk()).put("Data", data.toString());
        ArrayNode all = document.putArray("Fleets");
        fleets.forEach(fleet -> all.addObject()
                .put("Name", fleet.fleet())
                .put("Ready", fleet.ready())
                .put("Wanted", fleet.wanted()));
        console.document(document);
    }

    private String good() {
        return console.paint(Tone.GOOD, "✓");
    }
}
