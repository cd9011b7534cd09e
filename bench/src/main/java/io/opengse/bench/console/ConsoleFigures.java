package io.opengse.bench.console;

import io.opengse.bench.Lab;
import io.opengse.bench.figure.Figure;
import io.opengse.bench.figure.Medians;
import io.opengse.bench.program.Program;
import io.opengse.bench.store.LargeBooks;
import io.opengse.cli.place.DataDirectory;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The console of a real gse server with books as large as a console should bear. */
public final class ConsoleFigures {
    private static final Duration WATCHED = Duration.ofSeconds(10);
    private static final Duration GLANCE = Duration.ofMillis(50);
    private static final int PROCESSES = 10_000;
    private static final int SESSIONS = 100_000;
    private static final int CONSOLES = 100;
    private static final int LOOKS = 21;
    private static final double MILLIS_PER_SECOND = 1e3;
    private static final double KILOBYTES = 1e3;
    private static final String OVERVIEW = "/console";

    private final Lab lab;
    private final Program program;

    private ConsoleFigures(Lab lab, Program program) {
        this.lab = lab;
        this.program = program;
    }

    public static void measure(Lab lab) throws IOException, InterruptedException {
        lab.progress().accept("the console of a server with " + PROCESSES + " processes and " + SESSIONS + " sessions");
        Path folder = LargeBooks.keep(lab, "console", PROCESSES, SESSIONS);
        DataDirectory data = new DataDirectory(folder);
        try (Program program = Program.serving(lab, data, Map.of(), "server", "--set", "link=127.0.0.1:0")) {
            try (Visitor visitor = Visitor.signIn(
                    data.endpoints().orElseThrow().api(), data.credentials().orElseThrow())) {
                new ConsoleFigures(lab, program).visit(visitor);
            }
        }
    }

    private void visit(Visitor visitor) throws IOException, InterruptedException {
        double first = millis(visitor);
        List<Double> looks = new ArrayList<>();
        for (int look = 0; look < LOOKS; look++) {
            looks.add(millis(visitor));
            lab.stopwatch().pause(GLANCE);
        }
        lab.figures().put(Figure.CONSOLE_FIRST_MILLIS, first);
        lab.figures().put(Figure.CONSOLE_OVERVIEW_MILLIS, Medians.of(looks));
        lab.figures().put(Figure.CONSOLE_PAGE_KILOBYTES, visitor.bytesInAll(OVERVIEW) / KILOBYTES);
        lab.figures().put(Figure.HUNDRED_CONSOLES_PERCENT, consoles(visitor));
    }

    private double millis(Visitor visitor) throws IOException, InterruptedException {
        long start = lab.stopwatch().now();
        byte[] page = visitor.open(OVERVIEW);
        if (page.length == 0) {
            throw new IOException("the overview is empty");
        }
        return lab.stopwatch().secondsSince(start) * MILLIS_PER_SECOND;
    }

    /** What they cost is what the server uses more with them than without; below nothing, it is lost in the noise. */
    private double consoles(Visitor visitor) throws IOException {
        // What the pages of before have left behind is to be over.
        lab.stopwatch().pause(WATCHED);
        double without = program.processorPercent(lab, WATCHED);
        List<CompletableFuture<HttpResponse<Void>>> open = new ArrayList<>();
        for (int console = 0; console < CONSOLES; console++) {
            open.add(visitor.stay(OVERVIEW));
        }
        // Each is told the whole page once.
        lab.stopwatch().pause(WATCHED);
        double with = program.processorPercent(lab, WATCHED);
        if (open.stream().anyMatch(CompletableFuture::isDone)) {
            throw new IOException("a console was not kept open");
        }
        return with - without;
    }
}
