package io.opengse.bench.deployment;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip like that of a game: some thousand files of 100 kB in folders, half of their content cannot be packed smaller. */
final class LargeZip {
    private static final int FILE_BYTES = 100_000;
    private static final int PER_FOLDER = 100;
    private static final int LEVEL = 3;

    private LargeZip() {}

    static void write(Path zip, int files, RandomGenerator random) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(zip)))) {
            out.setLevel(LEVEL);
            byte[] noise = new byte[FILE_BYTES / 2];
            byte[] content = new byte[FILE_BYTES];
            for (int number = 0; number < files; number++) {
                random.nextBytes(noise);
                System.arraycopy(noise, 0, content, 0, noise.length);
                out.putNextEntry(new ZipEntry("content/" + number / PER_FOLDER + "/" + number));
                out.write(content);
                out.closeEntry();
            }
        }
    }
}
