package io.opengse.cli.pack;

import io.opengse.cli.console.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Finds the mistakes that are easily made with packages, before anything is uploaded. */
public final class PackageAdvice {
    private PackageAdvice() {}

    /**
     * The folder that everything lies in, though it should lie beside it; empty when there is none.
     *
     * @param names of a package's entries, folders end with a slash
     */
    public static Optional<String> folderInside(List<String> names) {
        String first = names.getFirst();
        if (!first.contains("/")) {
            return Optional.empty();
        }
        String folder = first.substring(0, first.indexOf('/') + 1);
        return names.stream().allMatch(name -> name.startsWith(folder))
                ? Optional.of(folder.substring(0, folder.length() - 1))
                : Optional.empty();
    }

    /** @throws Failure when the folder is the classic mistake: the game's folder lies in it, alone */
    public static void requireContents(PackageFolder folder) {
        List<String> names = folder.items().stream().map(PackageItem::name).toList();
        folderInside(names).ifPresent(inside -> {
            throw new Failure(
                    folder.root() + " holds only the folder \"" + inside
                            + "\": launch paths would have to begin with it",
                    "push what is in it: gse asset push " + folder.root().resolve(inside)
                            + " …   (or add --as-is, if it is meant so)");
        });
    }

    /** @throws Failure when it is no zip, or all of it lies in one folder */
    public static void requireContents(Path zip) {
        folderInside(names(zip)).ifPresent(inside -> {
            throw new Failure(
                    "everything in " + zip + " lies in the folder \"" + inside
                            + "\": launch paths would have to begin with it",
                    "unpack it and push the folder itself: gse asset push " + inside
                            + " …   (or add --as-is, if it is meant so)");
        });
    }

    /** A warning, or empty: launch paths must be executable, unless install.sh makes them. */
    public static Optional<String> withoutProgram(PackageFolder folder) {
        boolean launchable = folder.items().stream()
                .anyMatch(item -> item.isLaunchable() || item.name().equals("install.sh"));
        return launchable
                ? Optional.empty()
                : Optional.of(
                        "no file in " + folder.root()
                                + " is executable, so no launch path would start: chmod +x the game, or make one in install.sh");
    }

    private static List<String> names(Path zip) {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            List<String> names = file.stream().<String>map(ZipEntry::getName).toList();
            if (names.isEmpty()) {
                throw new Failure(zip + " is empty", "pack the contents of the game's folder");
            }
            return names;
        } catch (ZipException problem) {
            throw new Failure(
                    zip + " is not a zip: " + problem.getMessage(), "push the game's folder, or a zip of it", problem);
        } catch (IOException problem) {
            throw new Failure(zip + " cannot be read: " + problem.getMessage(), "check its permissions", problem);
        }
    }
}
