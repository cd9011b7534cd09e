package io.opengse.server.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RingTest {
    private static final Ring.Shape SHAPE = new Ring.Shape(Duration.ofSeconds(10), 6, 2);
    private static final long START = 1_000_000_000L;

    @TempDir
    Path folder;

    private Ring open() throws IOException {
        return Ring.open(file(), SHAPE);
    }

    private Path file() {
        return folder.resolve("ring");
    }

    private static long at(int step) {
        return START + step * 10_000L;
    }

    private static List<Float> firsts(Ring ring, int from, int until) throws IOException {
        return ring.read(at(from), at(until)).stream()
                .map(kept -> kept.values()[0])
                .toList();
    }

    @Test
    void whatWasPutIsReadInItsOrder() throws IOException {
        try (Ring ring = open()) {
            ring.put(at(0), new float[] {1, 10});
            ring.put(at(1) + 3_000, new float[] {2, 20});

            List<Ring.Kept> read = ring.read(at(0), at(6));

            assertThat(read).extracting(Ring.Kept::millis).containsExactly(at(0), at(1));
            assertThat(read.getLast().values()).containsExactly(2, 20);
        }
    }

    @Test
    void itIsThereAgainAfterARestart() throws IOException {
        try (Ring ring = open()) {
            ring.put(at(2), new float[] {3, 0});
        }
        try (Ring ring = open()) {
            assertThat(firsts(ring, 0, 6)).containsExactly(3f);
        }
    }

    @Test
    void theNewestReplacesTheOldestAndTheFileStaysAsLarge() throws IOException {
        try (Ring ring = open()) {
            long size = Files.size(file());
            for (int step = 0; step < 20; step++) {
                ring.put(at(step), new float[] {step, 0});
            }

            assertThat(firsts(ring, 0, 20)).containsExactly(14f, 15f, 16f, 17f, 18f, 19f);
            assertThat(Files.size(file())).isEqualTo(size);
        }
    }

    @Test
    void stepsWithoutARecordAreLeftOut() throws IOException {
        try (Ring ring = open()) {
            ring.put(at(0), new float[] {1, 0});
            ring.put(at(3), new float[] {4, 0});

            assertThat(firsts(ring, 0, 6)).containsExactly(1f, 4f);
        }
    }

    @Test
    void aTornRecordIsNone() throws IOException {
        try (Ring ring = open()) {
            ring.put(at(0), new float[] {1, 0});
            ring.put(at(1), new float[] {2, 0});
        }
        byte[] bytes = Files.readAllBytes(file());
        int head = 20;
        int size = 20;
        int slot = (int) (at(1) / 10_000 % 6);
        bytes[head + slot * size + 9] ^= 1;
        Files.write(file(), bytes);

        try (Ring ring = open()) {
            assertThat(firsts(ring, 0, 6)).containsExactly(1f);
        }
    }

    @Test
    void aFileThatEndsTooEarlyIsReadAsFarAsItGoes() throws IOException {
        try (Ring ring = open()) {
            ring.put(at(0), new float[] {1, 0});
        }
        byte[] bytes = Files.readAllBytes(file());
        int slot = (int) (at(0) / 10_000 % 6);
        Files.write(file(), Arrays.copyOf(bytes, 20 + (slot + 1) * 20));

        try (Ring ring = open()) {
            assertThat(firsts(ring, 0, 6)).containsExactly(1f);
        }
    }

    @Test
    void aFileOfAnotherShapeIsBegunAnew() throws IOException {
        try (Ring ring = open()) {
            ring.put(at(0), new float[] {1, 0});
        }
        Ring.Shape wider = new Ring.Shape(Duration.ofSeconds(10), 6, 3);
        try (Ring ring = Ring.open(file(), wider)) {
            assertThat(ring.read(at(0), at(6))).isEmpty();
            ring.put(at(1), new float[] {1, 2, 3});
            assertThat(firsts(ring, 0, 6)).containsExactly(1f);
        }
    }
}
