package io.opengse.agent.logs;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Opens files and directories on behalf of the game's user. Directories are opened step by step, each below the one
 * before and never through a link, so that a game which swaps a directory for a link meanwhile gains nothing.
 */
final class Reach {
    private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

    private final GameUser user;
    private final List<Path> closed;
    private final Class<? extends BasicFileAttributeView> kind;

    /** @param closed directories nothing is taken from */
    Reach(GameUser user, List<Path> closed) {
        this.user = user;
        this.closed = closed;
        this.kind = user instanceof GameUser.Limited ? PosixFileAttributeView.class : BasicFileAttributeView.class;
    }

    /** Where a path leads, all links resolved. */
    Path real(Path path) throws OutOfReach {
        try {
            return path.toRealPath();
        } catch (IOException missing) {
            throw beyond();
        }
    }

    /** Opens a directory by its real path, from the top: the user must be able to enter each one on the way. */
    SecureDirectoryStream<Path> directory(Path real) throws OutOfReach {
        refuseClosed(real);
        Path start = user instanceof GameUser.Unlimited ? real : real.getRoot();
        SecureDirectoryStream<Path> current = top(start);
        for (Path element : start.relativize(real)) {
            if (element.toString().isEmpty()) {
                break;
            }
            try (SecureDirectoryStream<Path> above = current) {
                current = below(above, element);
            } catch (IOException closing) {
                throw beyond();
            }
        }
        return current;
    }

    SecureDirectoryStream<Path> below(SecureDirectoryStream<Path> above, Path name) throws OutOfReach {
        SecureDirectoryStream<Path> opened;
        try {
            opened = above.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException denied) {
            throw beyond();
        }
        return entered(opened);
    }

    /** The names in a directory, in their order; a stream can be asked once. */
    List<Path> names(SecureDirectoryStream<Path> directory, int most) throws OutOfReach {
        if (!user.mayRead(attributes(directory))) {
            throw beyond();
        }
        List<Path> names = new ArrayList<>();
        try {
            for (Path entry : directory) {
                if (names.size() >= most) {
                    break;
                }
                names.add(entry.getFileName());
            }
        } catch (DirectoryIteratorException unreadable) {
            throw new OutOfReach("could not be listed: " + unreadable.getMessage());
        }
        names.sort(null);
        return names;
    }

    BasicFileAttributes attributes(SecureDirectoryStream<Path> directory, Path name) throws OutOfReach {
        try {
            return directory
                    .getFileAttributeView(name, kind, LinkOption.NOFOLLOW_LINKS)
                    .readAttributes();
        } catch (IOException gone) {
            throw beyond();
        }
    }

    /** @param found its attributes; anything but a regular file is never opened, for opening alone may block */
    SeekableByteChannel file(SecureDirectoryStream<Path> directory, Path name, BasicFileAttributes found)
            throws OutOfReach {
        if (!user.mayRead(found)) {
            throw beyond();
        }
        try {
            return directory.newByteChannel(name, READ);
        } catch (IOException denied) {
            throw beyond();
        }
    }

    void refuseClosed(Path real) throws OutOfReach {
        for (Path each : closed) {
            if (real.startsWith(each)) {
                throw new OutOfReach("lies in " + each + ", of which nothing is kept");
            }
        }
    }

    private SecureDirectoryStream<Path> top(Path start) throws OutOfReach {
        try {
            DirectoryStream<Path> opened = Files.newDirectoryStream(start);
            if (opened instanceof SecureDirectoryStream<Path> secure) {
                return entered(secure);
            }
            opened.close();
            if (user instanceof GameUser.Unlimited) {
                return new PlainDirectory(start); // what the agent may read, its games may: there is nothing to gain
            }
        } catch (IOException denied) {
            throw beyond();
        }
        throw new OutOfReach("cannot be opened safely on this system");
    }

    private SecureDirectoryStream<Path> entered(SecureDirectoryStream<Path> opened) throws OutOfReach {
        try {
            if (user.mayEnter(attributes(opened))) {
                return opened;
            }
            opened.close();
        } catch (IOException gone) {
            throw beyond();
        }
        throw beyond();
    }

    private BasicFileAttributes attributes(SecureDirectoryStream<Path> directory) throws OutOfReach {
        try {
            return directory.getFileAttributeView(kind).readAttributes();
        } catch (IOException gone) {
            throw beyond();
        }
    }

    /** One text for missing and for forbidden: which of the two it is would already tell something. */
    private OutOfReach beyond() {
        return new OutOfReach("is not there, or user " + user.name() + ", whose game this is, may not read it");
    }
}
