package io.opengse.cli.pack;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/**
 * One file, folder or link that goes into a package.
 *
 * @param name as in the zip, folders end with a slash
 * @param mode Unix file type and permissions
 * @param size bytes of a file, else 0
 */
public record PackageItem(String name, Path path, int mode, long size, FileTime changed) {
    private static final int TYPE = 0170000;
    private static final int LINK = 0120000;
    private static final int ANYBODY_RUNS = 0111;

    boolean isFolder() {
        return name.endsWith("/");
    }

    boolean isLink() {
        return (mode & TYPE) == LINK;
    }

    boolean isLaunchable() {
        return !isFolder() && (isLink() || (mode & ANYBODY_RUNS) != 0);
    }
}
