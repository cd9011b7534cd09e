package io.opengse.bench.store;

import io.opengse.bench.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A data folder for a real server, with books that look as after years. */
public final class LargeBooks {
    private LargeBooks() {}

    /**
     * @param data a folder of the lab, not yet there
     * @param processes ready ones, 50 a host
     * @param sessions that are over
     */
    public static Path keep(Lab lab, String data, int processes, int sessions) throws IOException {
        Path folder = Files.createDirectories(lab.folder(data));
        try (Books books = Books.open(lab, data + "/opengse", processes)) {
            History.fill(lab, books, sessions);
        }
        return folder;
    }
}
