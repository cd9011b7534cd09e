package io.opengse.agent.installation;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes a folder and all that is in it. A folder may belong to the games' user, who could swap a part of it for a link
 * meanwhile: each is opened below the one before, and no link is followed.
 */
final class Demolition {
    private Demolition() {}

    static void remove(Path folder) throws IOException {
        Path parent = folder.getParent();
        if (parent == null || !Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (DirectoryStream<Path> above = Files.newDirectoryStream(parent)) {
            if (above instanceof SecureDirectoryStream<Path> secure) {
                remove(secure, folder.getFileName());
                return;
            }
        }
        throw new IOException("this system cannot remove " + folder + " safely; remove it by hand");
    }

    private static void remove(SecureDirectoryStream<Path> above, Path name) throws IOException {
        BasicFileAttributes found;
        try {
            found = above.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .readAttributes();
        } catch (NoSuchFileException gone) {
            return;
        }
        if (!found.isDirectory()) {
            above.deleteFile(name);
            return;
        }
        try (SecureDirectoryStream<Path> inside = above.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
            List<Path> names = new ArrayList<>();
            inside.forEach(each -> names.add(each.getFileName()));
            for (Path each : names) {
                remove(inside, each);
            }
        }
        above.deleteDirectory(name);
    }
}
