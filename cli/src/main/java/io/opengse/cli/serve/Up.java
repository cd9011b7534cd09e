package io.opengse.cli.serve;

import io.opengse.cli.console.Console;
import io.opengse.cli.console.Surroundings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Attends a running installation until it is asked to stop: applies edited fleet files, tells readiness and trouble. */
public final class Up {
    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final Duration FILE_LOOK = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Surroundings surroundings;
    private final Installation installation;
    private final List<WatchedFleet> fleets;
    private final boolean json;
    private final UpReport report;
    private final Troubles troubles;
    private boolean told;

    /** @param json the report is wanted as a document */
    public Up(
            Surroundings surroundings, Installation installation, List<WatchedFleet> fleets, Path data, boolean json) {
        this.surroundings = surroundings;
        this.installation = installation;
        this.fleets = List.copyOf(fleets);
        this.json = json;
        this.report = new UpReport(surroundings.console(), installation.endpoints(), data);
        this.troubles = new Troubles(installation.engine(), surroundings.console());
    }

    /** Returns when the future is complete. */
    public void attend(CompletableFuture<String> stop) {
        Instant begun = surroundings.clock().instant();
        Instant nextFileLook = begun;
        while (!stop.isDone()) {
            Instant now = surroundings.clock().instant();
            if (!now.isBefore(nextFileLook)) {
                fleets.forEach(WatchedFleet::look);
                nextFileLook = now.plus(FILE_LOOK);
            }
            troubles.look();
            if (!told) {
                awaitReady(Duration.between(begun, now));
            }
            if (!surroundings.pauseFor(GLANCE)) {
                return;
            }
        }
    }

    private void awaitReady(Duration waited) {
        List<Readiness> readiness = fleets.stream()
                .map(fleet -> Readiness.of(installation.engine(), fleet))
                .toList();
        boolean complete = readiness.stream().allMatch(Readiness::complete);
        if (!complete && waited.compareTo(PATIENCE) < 0) {
            report.progress(readiness);
            return;
        }
        told = true;
        Console console = surroundings.console();
        if (json) {
            report.clearProgress();
            report.document(readiness);
        } else {
            report.ready(readiness);
            installation.consoleLink().ifPresent(report::console);
        }
        if (!complete) {
            console.aside("     not every process is ready after " + PATIENCE.toSeconds()
                    + " s; gse logs shows what they print, gse events what was decided");
        } else if (!json) {
            console.aside("     try: gse demo   |   gse session create   |   gse events -f   |   Ctrl-C ends it");
        }
    }
}
