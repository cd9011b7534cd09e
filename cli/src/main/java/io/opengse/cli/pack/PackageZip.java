package io.opengse.cli.pack;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Packs a folder's contents as a zip that keeps modes and links. The same folder gives the same bytes, so that a broken
 * upload of it can go on.
 */
public final class PackageZip {
    /** Packs games nearly as small as the default does, in half the time. */
    private static final int LEVEL = 3;

    private static final int BUFFER = 256 << 10;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_LENGTH = 46;
    private static final byte UNIX = 3;

    private PackageZip() {}

    /** @param packed told after each step how many bytes of the folder are in the zip */
    public static void write(PackageFolder folder, Path file, LongConsumer packed) throws IOException {
        long directoryAt;
        try (Counting counting = new Counting(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
                ZipOutputStream zip = new ZipOutputStream(counting, StandardCharsets.UTF_8)) {
            zip.setLevel(LEVEL);
            long bytes = 0;
            for (PackageItem item : folder.items()) {
                add(item, zip);
                bytes += item.size();
                packed.accept(bytes);
            }
            directoryAt = counting.count;
            zip.finish();
        }
        writeModes(file, directoryAt, folder.items());
    }

    private static void add(PackageItem item, ZipOutputStream zip) throws IOException {
        ZipEntry entry = new ZipEntry(item.name());
        entry.setLastModifiedTime(item.changed());
        zip.putNextEntry(entry);
        if (item.isLink()) {
            zip.write(Files.readSymbolicLink(item.path()).toString().getBytes(StandardCharsets.UTF_8));
        } else if (!item.isFolder()) {
            Files.copy(item.path(), zip);
        }
        zip.closeEntry();
    }

    /** The JDK writes no modes: they are put into the central directory afterwards, where its entries have room. */
    private static void writeModes(Path file, long directoryAt, List<PackageItem> items) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer directory = ByteBuffer.allocate(Math.toIntExact(channel.size() - directoryAt))
                    .order(ByteOrder.LITTLE_ENDIAN);
            channel.read(directory, directoryAt);
            int at = 0;
            for (PackageItem item : items) {
                if (directory.getInt(at) != ENTRY) {
                    throw new IllegalStateException("no directory entry of " + item.name() + " where it should be");
                }
                directory.put(at + 5, UNIX);
                directory.putInt(at + 38, item.mode() << 16);
                at += ENTRY_LENGTH
                        + Short.toUnsignedInt(directory.getShort(at + 28))
                        + Short.toUnsignedInt(directory.getShort(at + 30))
                        + Short.toUnsignedInt(directory.getShort(at + 32));
            }
            directory.rewind();
            channel.write(directory, directoryAt);
        }
    }

    private static final class Counting extends FilterOutputStream {
        private long count;

        Counting(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
            count++;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            count += length;
        }
    }
}
