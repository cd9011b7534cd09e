package io.opengse.server.backup;

import io.opengse.server.sql.MovedState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What of a data directory is a server's and must not be lost. An agent's own memory is not among it: it is about
 * processes of one machine, which no copy brings back.
 */
final class Kept {
    static final String DATABASE = "opengse.db";
    static final String BLOBS = "blobs";
    static final String MANIFEST = "backup.json";
    private static final String CHARTS = "history";
    private static final Set<String> FILES =
            Set.of("config.yaml", "credentials.json", "link.token", "url.key", "access.key");
    private static final Set<String> FOLDERS = Set.of("tls", BLOBS, CHARTS);
    private static final Set<String> BESIDE_DATABASE =
            Set.of(DATABASE, DATABASE + "-wal", DATABASE + "-shm", MovedState.NOTE);

    private Kept() {}

    /** Whether a name in a backup may be put into a data directory. */
    static boolean holds(String name) {
        Path path = Path.of(name);
        boolean plain = !path.isAbsolute() && path.equals(path.normalize()) && !path.startsWith("..");
        String top = path.getName(0).toString();
        return plain
                && (path.getNameCount() == 1
                        ? FILES.contains(name) || DATABASE.equals(name) || MANIFEST.equals(name)
                        : FOLDERS.contains(top));
    }

    /** Keys, credentials and settings: small, and written whole. */
    static List<Path> small(Path data) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String name : FILES) {
            if (Files.isRegularFile(data.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                found.add(data.resolve(name));
            }
        }
        found.addAll(below(data.resolve("tls")));
        found.sort(null);
        return found;
    }

    /**
     * What the console's charts are drawn from. It is written in place while it is copied: a record carries its own check,
     * and one that was torn is left out of the chart.
     */
    static List<Path> charts(Path data) throws IOException {
        return below(data.resolve(CHARTS));
    }

    /** Packages and logs, without what is being written. */
    static List<Path> blobs(Path data) throws IOException {
        Path folder = data.resolve(BLOBS);
        return below(folder).stream()
                .filter(file -> !folder.relativize(file).startsWith(".writing"))
                .toList();
    }

    private static List<Path> below(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        // Servers that share their packages may have a link here to where they are.
        Path real = folder.toRealPath();
        try (Stream<Path> all = Files.walk(real)) {
            return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .map(file -> folder.resolve(real.relativize(file)))
                    .sorted()
                    .toList();
        }
    }

    /** What stands where a backup is to be put, the database's own log included. */
    static List<Path> standing(Path data) throws IOException {
        if (!Files.isDirectory(data)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(data)) {
            return all.filter(entry -> {
                        String name = entry.getFileName().toString();
                        return FILES.contains(name) || FOLDERS.contains(name) || BESIDE_DATABASE.contains(name);
                    })
                    .sorted()
                    .toList();
        }
    }
}
