package io.opengse.cli.pack;

import io.opengse.cli.console.Failure;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A folder that becomes a package: what is in it, links not followed, in an order that is the same each time. */
public record PackageFolder(Path root, List<PackageItem> items) {
    private static final int PLAIN_FILE = 0100755;
    private static final int PLAIN_FOLDER = 0040755;

    /** @throws Failure when it holds what no package may hold, or cannot be read */
    public static PackageFolder of(Path root) {
        try (Stream<Path> found = Files.walk(root)) {
            List<PackageItem> items = found.filter(path -> !path.equals(root))
                    .map(path -> item(root, path))
                    .sorted(Comparator.comparing(PackageItem::name))
                    .toList();
            if (items.stream().allMatch(PackageItem::isFolder)) {
                throw new Failure(root + " holds no files", "name the folder with the game's files in it");
            }
            return new PackageFolder(root, items);
        } catch (IOException | UncheckedIOException problem) {
            throw new Failure(
                    root + " cannot be read: " + problem.getMessage(), "check its name and permissions", problem);
        }
    }

    /** Bytes of all its files. */
    public long bytes() {
        return items.stream().mapToLong(PackageItem::size).sum();
    }

    private static PackageItem item(Path root, Path path) {
        try {
            BasicFileAttributes facts =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (facts.isOther()) {
                throw new Failure(path + " is neither file, folder nor link", "remove it: a package cannot hold it");
            }
            String name = root.relativize(path).toString().replace(File.separatorChar, '/');
            return new PackageItem(
                    facts.isDirectory() ? name + "/" : name,
                    path,
                    mode(path, facts),
                    facts.isRegularFile() ? facts.size() : 0,
                    facts.lastModifiedTime());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Where files carry no modes, everything may be run, or launch paths would not start. */
    private static int mode(Path path, BasicFileAttributes facts) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            Map<String, Object> unix = Files.readAttributes(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
            if (unix.get("mode") instanceof Integer mode) {
                return mode;
            }
        }
        return facts.isDirectory() ? PLAIN_FOLDER : PLAIN_FILE;
    }
}
