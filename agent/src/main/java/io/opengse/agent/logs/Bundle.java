package io.opengse.agent.logs;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The zip being written: keeps to the limit, gives every file a name of its own, takes no file twice, and remembers what
 * it had to leave out. Used by one collection, on one thread.
 */
final class Bundle implements Harvest, Closeable {
    static final String LEFT_OUT = "LEFT_OUT.txt";
    static final int MOST_FILES = 10_000;
    private static final int MOST_REMARKS = 1000;

    private final ZipOutputStream zip;
    private final long limit;
    private final Set<String> names = new HashSet<>(Set.of(LEFT_OUT));
    private final Map<Object, String> taken = new HashMap<>();
    private final List<String> remarks = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(64 << 10);
    private long unsaid;
    private long used;

    Bundle(OutputStream out, long limit, String comment) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        this.limit = limit;
        zip.setLevel(Deflater.BEST_SPEED);
        zip.setComment(comment);
    }

    @Override
    public boolean full() {
        return names.size() > MOST_FILES;
    }

    @Override
    public void leaveOut(String path, String why) {
        if (remarks.size() < MOST_REMARKS) {
            remarks.add(path + ": " + why);
        } else {
            unsaid++;
        }
    }

    /**
     * Whether this very file is still wanted. The same file may be named twice, or be met again through a link.
     */
    @Override
    public boolean wants(String name, BasicFileAttributes file) {
        String before = file.fileKey() == null ? null : taken.putIfAbsent(file.fileKey(), name);
        if (before != null && !before.equals(name)) {
            leaveOut(name, "is the same file as " + before);
        }
        return before == null;
    }

    /** Adds what the file holds now; of one that is too long for what is left of the limit, the end. */
    @Override
    public void add(String name, BasicFileAttributes file, SeekableByteChannel content) throws IOException {
        long size = content.size();
        long length = Math.min(size, limit - used);
        if (length < size) {
            leaveOut(
                    name,
                    (length == 0 ? "all" : "the first " + (size - length)) + " of its " + size
                            + " bytes; the limit of a session is " + limit + " bytes");
        }
        if (length == 0 && size > 0) {
            return;
        }
        content.position(size - length);
        ZipEntry entry = new ZipEntry(unique(name));
        entry.setLastModifiedTime(file.lastModifiedTime());
        zip.putNextEntry(entry);
        used += copy(name, content, length);
        zip.closeEntry();
    }

    /** Stops at the length seen first: a game may write faster than we read. */
    private long copy(String name, SeekableByteChannel content, long length) throws IOException {
        long copied = 0;
        while (copied < length) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), length - copied));
            try {
                if (content.read(buffer) <= 0) {
                    break;
                }
            } catch (IOException unreadable) {
                leaveOut(name, "could be read only up to byte " + copied + ": " + unreadable.getMessage());
                break;
            }
            zip.write(buffer.array(), 0, buffer.position());
            copied += buffer.position();
        }
        return copied;
    }

    private String unique(String name) {
        StringBuilder clean = new StringBuilder(name.length());
        name.codePoints()
                .map(each -> Character.isISOControl(each) || each == '\\' ? '_' : each)
                .forEach(clean::appendCodePoint);
        String unique = clean.toString();
        for (int copy = 2; !names.add(unique); copy++) {
            unique = clean + "~" + copy;
        }
        return unique;
    }

    /** Writes down what was left out, and ends the zip. */
    void finish() throws IOException {
        if (!remarks.isEmpty()) {
            if (unsaid > 0) {
                remarks.add("and " + unsaid + " more");
            }
            zip.putNextEntry(new ZipEntry(LEFT_OUT));
            zip.write(("Left out of this bundle:\n" + String.join("\n", remarks) + "\n")
                    .getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        zip.finish();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
