package io.opengse.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.live.Level;
import io.opengse.cli.live.LiveFilter;
import io.opengse.cli.live.LiveLine;
import io.opengse.cli.live.LivePrinter;
import io.opengse.cli.live.LiveStream;
import io.opengse.cli.live.LiveWatch;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "logs",
        description =
                "Shows what games print, what the engine decides and the SDK calls between games and agents, of all"
                        + " hosts.")
final class LogsCommand implements Runnable {
    private static final long GLANCE_MILLIS = 500;
    private static final int MOST_FIRST = 1000;

    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "PROCESS",
            defaultValue = "",
            description = "Only of this process, also of one that has ended (default: of all that run).")
    private String named = "";

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what comes next (with --json: one document per line).")
    private boolean follow;

    @Option(names = "--fleet", paramLabel = "FLEET", defaultValue = "", description = "Only of this fleet.")
    private String fleet = "";

    @Option(names = "--process", paramLabel = "PROCESS", defaultValue = "", description = "Only of this process.")
    private String process = "";

    @Option(names = "--session", paramLabel = "SESSION", defaultValue = "", description = "Only of this session.")
    private String session = "";

    @Option(
            names = "--stream",
            split = ",",
            paramLabel = "STREAM",
            description = "engine, process or sdk, several with commas (default: all with -f, else process).")
    private List<LiveStream> streams = new ArrayList<>();

    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            defaultValue = "debug",
            description = "Nothing below debug, info, warn or error; a printed line has the level its logger wrote.")
    private Level level = Level.DEBUG;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            description = "So many of the last lines of each source (default: 100, with -f 10).")
    private @Nullable Integer lines;

    LogsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            LiveFilter filter = filter(api);
            try (LiveWatch watch = new LiveWatch(api, surroundings, filter)) {
                if (follow) {
                    follow(watch, filter);
                } else {
                    show(watch.now(), filter);
                }
            }
        }
    }

    private LiveFilter filter(CloudApi api) {
        Set<LiveStream> wanted = streams.isEmpty()
                ? follow ? EnumSet.allOf(LiveStream.class) : EnumSet.of(LiveStream.PROCESS)
                : EnumSet.copyOf(streams);
        int first = lines == null ? follow ? 10 : 100 : Math.clamp(lines, 0, 10_000);
        return new LiveFilter(
                fleet.isEmpty() ? "" : Answers.text(Known.fleet(api, fleet), "FleetId"),
                named.isEmpty() ? process : named,
                session.isEmpty() ? "" : Known.sessionId(api, session),
                wanted,
                level,
                first);
    }

    private void show(List<LiveLine> all, LiveFilter filter) {
        if (options.json) {
            ObjectNode document = CloudApi.parameters();
            ArrayNode array = document.putArray("Lines");
            all.forEach(line -> array.add(LivePrinter.document(line)));
            surroundings.console().document(document);
            return;
        }
        LivePrinter printer = printer(filter);
        all.forEach(printer::print);
        if (all.isEmpty()) {
            surroundings.console().aside("nothing yet; with -f this waits for what comes");
        }
    }

    private void follow(LiveWatch watch, LiveFilter filter) {
        LivePrinter printer = printer(filter);
        try {
            watch.start();
            begin(watch).forEach(printer::print);
            while (true) {
                LiveLine line = watch.next(GLANCE_MILLIS);
                if (line != null) {
                    printer.print(line);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was there already, from all sources by its time: each of them tells its own from its beginning. */
    private List<LiveLine> begin(LiveWatch watch) throws InterruptedException {
        InstantSource clock = surroundings.clock();
        Instant end = clock.instant().plusMillis(GLANCE_MILLIS);
        List<LiveLine> first = new ArrayList<>();
        LiveLine line = watch.next(GLANCE_MILLIS);
        while (line != null) {
            first.add(line);
            boolean more = first.size() < MOST_FIRST && clock.instant().isBefore(end);
            line = more ? watch.next(GLANCE_MILLIS) : null;
        }
        first.sort(Comparator.comparing(LiveLine::at));
        return first;
    }

    private LivePrinter printer(LiveFilter filter) {
        boolean oneProcess = !filter.process().isEmpty() && filter.streams().equals(Set.of(LiveStream.PROCESS));
        return new LivePrinter(surroundings.console(), options.json, oneProcess);
    }
}
