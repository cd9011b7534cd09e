package io.opengse.server.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Some series in two rings: every ten seconds for six hours, and the means of five minutes for thirty days. A mean is made
 * anew from the first ring with each record, so that a restart loses none.
 */
final class Track implements AutoCloseable {
    static final Duration FINE = Duration.ofSeconds(10);
    static final Duration COARSE = Duration.ofMinutes(5);
    private static final int FINE_SLOTS = 6 * 60 * 6;
    private static final int COARSE_SLOTS = 30 * 24 * 12;

    private final Ring fine;
    private final Ring coarse;
    private final int columns;

    private Track(Ring fine, Ring coarse, int columns) {
        this.fine = fine;
        this.coarse = coarse;
        this.columns = columns;
    }

    /** @param name of its two files in the folder */
    static Track open(Path folder, String name, int columns) throws IOException {
        Files.createDirectories(folder);
        Ring fine = Ring.open(folder.resolve(name + ".10s"), new Ring.Shape(FINE, FINE_SLOTS, columns));
        try {
            Ring.Shape shape = new Ring.Shape(COARSE, COARSE_SLOTS, columns);
            return new Track(fine, Ring.open(folder.resolve(name + ".5m"), shape), columns);
        } catch (IOException broken) {
            fine.close();
            throw broken;
        }
    }

    void record(Instant at, float[] values) throws IOException {
        long millis = at.toEpochMilli();
        fine.put(millis, values);
        long window = millis - Math.floorMod(millis, COARSE.toMillis());
        coarse.put(window, mean(fine.read(window, window + COARSE.toMillis())));
    }

    private float[] mean(List<Ring.Kept> records) {
        float[] mean = new float[columns];
        for (Ring.Kept kept : records) {
            for (int column = 0; column < columns; column++) {
                mean[column] += kept.values()[column] / records.size();
            }
        }
        return mean;
    }

    /** The oldest first; moments without a record are left out. */
    List<Ring.Kept> read(Instant from, Instant until, boolean finely) throws IOException {
        return (finely ? fine : coarse).read(from.toEpochMilli(), until.toEpochMilli());
    }

    @Override
    public void close() throws IOException {
        fine.close();
        coarse.close();
    }
}
