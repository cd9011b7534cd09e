package io.opengse.agent.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** What a zip says of who may do what with a file; nothing on a system that has no such permissions. */
final class Modes {
    private static final int OWNER = 0700;

    private Modes() {}

    /** Of a file that nobody else may read while it is written. */
    static FileAttribute<?>[] ownersOnly(Path file) {
        return known(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions(OWNER))}
                : new FileAttribute<?>[0];
    }

    static void set(Path file, int mode) throws IOException {
        if (known(file)) {
            Files.setPosixFilePermissions(file, permissions(mode));
        }
    }

    private static boolean known(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        StringBuilder text = new StringBuilder();
        for (int bit = 8; bit >= 0; bit--) {
            text.append((mode >> bit & 1) == 0 ? '-' : "xwr".charAt(bit % 3));
        }
        return PosixFilePermissions.fromString(text.toString());
    }
}
