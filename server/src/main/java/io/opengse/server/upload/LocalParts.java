package io.opengse.server.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Parts at this server: what has come of a package is one file, which grows. */
record LocalParts(PartFolder folder) implements PartPlace {
    @Override
    public Optional<Long> reached(String bucketKey) throws IOException {
        Path file = folder.file(bucketKey);
        return Files.exists(file) ? Optional.of(Files.size(file)) : Optional.empty();
    }

    @Override
    public Arrived add(String bucketKey, long from, InputStream content, Bounds bounds) throws IOException {
        Path file = folder.file(bucketKey);
        try (PartFile part = PartFile.open(file, from)) {
            part.add(content, bounds.most());
            return part.size() < bounds.total()
                    ? Arrived.part(part.size())
                    : Arrived.whole(file, part.finish(), part.size());
        }
    }

    @Override
    public void forget(String bucketKey) throws IOException {
        Files.deleteIfExists(folder.file(bucketKey));
    }
}
