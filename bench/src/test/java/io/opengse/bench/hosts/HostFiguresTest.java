package io.opengse.bench.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.bench.Lab;
import io.opengse.bench.Scale;
import io.opengse.bench.figure.Figures;
import io.opengse.bench.figure.Row;
import io.opengse.bench.load.Stopwatch;
import io.opengse.server.sql.PostgresAddress;
import io.opengse.server.sql.postgres.Postgres;
import io.opengse.server.sql.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The figures of hosts, measured with real servers but few hosts: which rows there are, and that nothing failed. How long
 * anything took is never judged.
 */
class HostFiguresTest {
    @TempDir
    Path folder;

    @Test
    void aServerIsGivenHosts() throws IOException {
        List<Row> rows = measured(List.of(10), Optional.empty());

        assertThat(rows).extracting(Row::table).containsExactly("hosts");
        assertRowOfHosts(rows.getFirst(), 10);
    }

    /** A minute: -Dfailover=on. */
    @Test
    @ExtendWith(Postgres.class)
    @EnabledIfSystemProperty(named = "failover", matches = "on")
    void onPostgresqlServersAreKilledAndStoppedAsWell(PostgresServer postgres) throws IOException {
        String url = postgres.url(postgres.emptyDatabase());

        List<Row> rows =
                measured(List.of(10, 20), Optional.of(PostgresAddress.parse(url).orElse(Optional.empty())));

        assertThat(rows).extracting(Row::table).containsExactly("hosts", "hosts", "killed", "stopped");
        assertRowOfHosts(rows.get(0), 10);
        assertRowOfHosts(rows.get(1), 20);
        assertRowOfFailOver(rows.get(2));
        assertRowOfFailOver(rows.get(3));
    }

    private List<Row> measured(List<Integer> hosts, Optional<PostgresAddress> postgres) throws IOException {
        Figures figures = new Figures();
        Scale scale = new Scale(true, 1, 0, 0, 0, 0, 200, 0, 0, 1, 1, 0, 0, hosts);
        Path home = Path.of(System.getProperty("gse.home"));
        HostFigures.measure(new Lab(
                scale,
                folder,
                home,
                new Stopwatch(System::nanoTime),
                Clock.systemUTC(),
                new Random(1),
                figures,
                postgres,
                _ -> {}));
        return figures.rows();
    }

    private static void assertRowOfHosts(Row row, int hosts) {
        Map<String, Double> cells = cells(row);
        assertThat(cells)
                .containsOnlyKeys(
                        "hosts",
                        "readySeconds",
                        "createsPerSecond",
                        "createP99Millis",
                        "sdkFailed",
                        "idlePercent",
                        "megabytes")
                .containsEntry("hosts", (double) hosts)
                .containsEntry("sdkFailed", 0.0);
        assertThat(cells.get("idlePercent")).isNotNegative();
        assertArePositive(cells, "readySeconds", "createsPerSecond", "createP99Millis", "megabytes");
    }

    private static void assertRowOfFailOver(Row row) {
        Map<String, Double> cells = cells(row);
        assertThat(cells).containsEntry("hosts", 20.0).containsEntry("sdkFailed", 0.0);
        assertArePositive(
                cells,
                "createdSeconds",
                "leaderSeconds",
                "hostsSeconds",
                "playedSeconds",
                "sdkCalls",
                "sdkP99Seconds",
                "sdkLongestSeconds",
                "creates",
                "createP99Seconds",
                "createLongestSeconds");
        assertThat(cells.get("sdkLongestSeconds")).isGreaterThanOrEqualTo(cells.get("sdkP99Seconds"));
        assertThat(cells.get("createLongestSeconds")).isGreaterThanOrEqualTo(cells.get("createP99Seconds"));
        assertThat(cells.get("createsFailed")).isBetween(0.0, cells.get("creates"));
    }

    private static void assertArePositive(Map<String, Double> cells, String... names) {
        for (String name : names) {
            assertThat(cells.get(name)).as(name).isPositive().isFinite();
        }
    }

    private static Map<String, Double> cells(Row row) {
        return row.cells().stream().collect(Collectors.toMap(Row.Cell::key, Row.Cell::value));
    }
}
