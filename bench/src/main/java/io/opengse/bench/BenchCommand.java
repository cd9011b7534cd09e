package io.opengse.bench;

import io.opengse.cli.console.Console;
import io.opengse.server.sql.PostgresAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "gse bench",
        description = "Measures this machine: rates, latencies, memory, and ratios to a bare baseline in the same run."
                + " At most 5 minutes; docs/benchmarks.md explains the figures.")
final class BenchCommand implements Callable<Integer> {
    /** Makes a lab in a folder. */
    interface Labs extends Function<Wish, Lab> {}

    /**
     * @param folder where to work; null = in the checkout's build folder
     * @param postgres the database to be measured; empty for the embedded one
     */
    record Wish(
            Scale scale, @org.jspecify.annotations.Nullable Path folder, Optional<PostgresAddress> postgres) {}

    private final Console console;
    private final Labs labs;

    @Option(names = "--quick", description = "Below a minute: the main figures, fewer rounds, a smaller history.")
    private boolean quick;

    @Option(names = "--json", description = "Print one JSON document, and nothing else on standard output.")
    private boolean json;

    @Option(names = "--folder", paramLabel = "DIR", description = "Work in a new folder below this one, on its disk.")
    private @org.jspecify.annotations.Nullable Path folder;

    @Option(names = "--only", paramLabel = "PART", description = "One of ${COMPLETION-CANDIDATES} (default: ALL).")
    private Bench.Part part = Bench.Part.ALL;

    @Option(
            names = "--store",
            paramLabel = "URL",
            defaultValue = "",
            description =
                    "Measure creates and joins on this empty PostgreSQL database, or with --only HOSTS a server on it,"
                            + " and nothing else; its password is read from PGPASSWORD.")
    private String store = "";

    @Option(
            names = "--hosts",
            paramLabel = "N",
            split = ",",
            description = "With --only HOSTS: so many hosts, one size after the other; multiples of 10"
                    + " (default: 10,100,1000; with --quick 10,100).")
    private List<Integer> hosts = List.of();

    /** What {@link io.opengse.bench.sdk.RatioProgram} starts. */
    @Option(names = "--sdk-ratio-here", hidden = true)
    private boolean ratioHere;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    BenchCommand(Console console, Labs labs) {
        this.console = console;
        this.labs = labs;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<PostgresAddress> postgres = store.isEmpty()
                ? Optional.empty()
                : Optional.of(PostgresAddress.parse(store).orElse(Optional.ofNullable(System.getenv("PGPASSWORD"))));
        Lab lab = labs.apply(new Wish(scale(), folder, postgres));
        part = postgres.isPresent() && part != Bench.Part.HOSTS ? Bench.Part.STORE : part;
        try (var _ = new WorkFolder(lab.folder())) {
            Report report = ratioHere ? new Bench(lab, part).ratio() : new Bench(lab, part).run();
            if (json) {
                console.document(report.document());
            } else {
                console.say(report.table());
            }
        }
        return 0;
    }

    private Scale scale() {
        Scale scale = quick ? Scale.brief() : Scale.full();
        return hosts.isEmpty() ? scale : scale.over(hosts);
    }
}
