package io.opengse.cli.command;

import io.opengse.cli.console.Console;
import io.opengse.cli.console.Failure;
import io.opengse.cli.console.Surroundings;
import io.opengse.engine.store.StoreFailed;
import io.opengse.server.sql.DataDirectory;
import io.opengse.server.sql.MovedState;
import io.opengse.server.sql.PostgresAddress;
import io.opengse.server.sql.StoreCopy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "migrate",
        description =
                "Copies the state of a server that does not run from its folder into an empty PostgreSQL database;"
                        + " each table is read again there and compared before anything is kept.")
final class StoreMigrateCommand implements Runnable {
    private final Surroundings surroundings;

    @Option(
            names = "--from",
            paramLabel = "DIR",
            defaultValue = "${env:GSE_DATA:-.gse}",
            description = "Folder of the installation (default: .gse, or GSE_DATA).")
    private Path from = Path.of(".gse");

    @Option(
            names = "--to",
            paramLabel = "URL",
            required = true,
            description = "postgresql://USER@HOST:PORT/DATABASE; its password is read from PGPASSWORD.")
    private String to = "";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    StoreMigrateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        PostgresAddress target = PostgresOption.address(to, surroundings.environment());
        Path file = from.resolve("opengse.db");
        if (!Files.isRegularFile(file)) {
            throw new Failure("there is no database " + file, "name the server's folder with --from DIR");
        }
        Console console = surroundings.console();
        try (DataDirectory held = DataDirectory.open(from)) {
            List<StoreCopy.Copied> copied =
                    StoreCopy.toPostgres(held.database(), target, one -> console.say(line(one)));
            MovedState.note(held.path(), target);
            long rows = copied.stream().mapToLong(StoreCopy.Copied::rows).sum();
            console.say(String.format(
                    Locale.ROOT,
                    "copied %,d rows of %d tables to %s, and read them again there",
                    rows,
                    copied.size(),
                    target));
            console.aside("  start the server with --store " + target + ", or write store: " + target + " into "
                    + from.resolve("config.yaml"));
            console.aside("  " + file + " stays there, unused; keep the folder: its keys and packages are still used");
        } catch (StoreFailed problem) {
            throw new Failure(problem.getMessage(), "nothing was kept in " + target, problem);
        }
    }

    private static String line(StoreCopy.Copied one) {
        return String.format(Locale.ROOT, "  %-24s %,12d rows   %s", one.table(), one.rows(), one.checksum());
    }
}
