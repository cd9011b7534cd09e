package io.opengse.trials.deployment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The sample game as a package that takes its time: many files, and an install.sh that leaves a line in the package and
 * one outside of it whenever it runs.
 */
final class GameZip {
    private static final int FILES = 400;
    private static final int FILE_BYTES = 20_000;

    private final Path demo;
    private final Path runs;

    /**
     * @param demo where start.sh and game.sh lie
     * @param runs gets a line at each run of install.sh: the fleet's id
     */
    GameZip(Path demo, Path runs) {
        this.demo = demo;
        this.runs = runs;
    }

    void write(Path file) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String name : new String[] {"start.sh", "game.sh"}) {
                add(zip, name, Files.readAllBytes(demo.resolve(name)));
            }
            String installer = "#!/bin/sh\necho begun >> installed\necho \"$GSE_FLEET_ID\" >> '" + runs
                    + "'\nsleep 1\necho done >> installed\n";
            add(zip, "install.sh", installer.getBytes(StandardCharsets.UTF_8));
            Random random = new Random(1);
            byte[] noise = new byte[FILE_BYTES];
            for (int number = 0; number < FILES; number++) {
                random.nextBytes(noise);
                add(zip, "content/" + number, noise);
            }
        }
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
