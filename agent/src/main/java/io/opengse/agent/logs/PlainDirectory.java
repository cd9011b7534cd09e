package io.opengse.agent.logs;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.util.Iterator;
import java.util.Set;

/**
 * A directory by its path, where the system has no better: whoever swaps it for a link meanwhile is followed. Only for an
 * agent that has no more rights than its games. Reads; never changes anything.
 */
final class PlainDirectory implements SecureDirectoryStream<Path> {
    private final Path path;
    private final DirectoryStream<Path> entries;

    /** @throws IOException when it is no directory, or may not be read */
    PlainDirectory(Path path, LinkOption... options) throws IOException {
        if (!Files.isDirectory(path, options)) {
            throw new NotDirectoryException(path.toString());
        }
        this.path = path;
        this.entries = Files.newDirectoryStream(path);
    }

    @Override
    public Iterator<Path> iterator() {
        return entries.iterator();
    }

    @Override
    public SecureDirectoryStream<Path> newDirectoryStream(Path name, LinkOption... options) throws IOException {
        return new PlainDirectory(path.resolve(name), options);
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path name, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return Files.newByteChannel(path.resolve(name), options, attributes);
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(Class<V> type) {
        return Files.getFileAttributeView(path, type);
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(Path name, Class<V> type, LinkOption... options) {
        return Files.getFileAttributeView(path.resolve(name), type, options);
    }

    @Override
    public void close() throws IOException {
        entries.close();
    }

    @Override
    public void deleteFile(Path name) {
        throw new UnsupportedOperationException("this directory is only read");
    }

    @Override
    public void deleteDirectory(Path name) {
        throw new UnsupportedOperationException("this directory is only read");
    }

    @Override
    public void move(Path source, SecureDirectoryStream<Path> directory, Path target) {
        throw new UnsupportedOperationException("this directory is only read");
    }
}
