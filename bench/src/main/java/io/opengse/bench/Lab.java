package io.opengse.bench;

import io.opengse.bench.figure.Figures;
import io.opengse.bench.load.Callers;
import io.opengse.bench.load.Stopwatch;
import io.opengse.server.sql.PostgresAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * What every measurement is handed.
 *
 * @param folder empty, on the disk to be measured
 * @param home the checkout, where the gse command is
 * @param postgres the database to be measured; empty for the embedded one
 * @param progress told what is being done
 */
public record Lab(
        Scale scale,
        Path folder,
        Path home,
        Stopwatch stopwatch,
        Clock clock,
        RandomGenerator random,
        Figures figures,
        Optional<PostgresAddress> postgres,
        Consumer<String> progress) {

    public Callers callers() {
        return new Callers(stopwatch, Scale.CALLERS);
    }

    public Path folder(String name) {
        return folder.resolve(name);
    }
}
