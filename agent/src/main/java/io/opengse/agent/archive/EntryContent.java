package io.opengse.agent.archive;

import static io.opengse.agent.archive.Contents.refused;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** The bytes of one entry, which must be neither more nor others than its zip's directory declares. */
final class EntryContent {
    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_LENGTH = 30;
    private static final int STORED = 0;

    private final FileChannel zip;
    private final Entry entry;
    private final CRC32 crc = new CRC32();
    private long position;
    private long packedLeft;
    private long written;

    EntryContent(FileChannel zip, Entry entry) throws IOException, BadArchive {
        this.zip = zip;
        this.entry = entry;
        ByteBuffer head = ZipDirectory.bytes(zip, entry.offset(), LOCAL_LENGTH);
        if (head.getInt(0) != LOCAL) {
            throw refused(entry, "is not where the zip's directory says; build and upload it again");
        }
        position = entry.offset()
                + LOCAL_LENGTH
                + ZipDirectory.unsigned(head.getShort(26))
                + ZipDirectory.unsigned(head.getShort(28));
        packedLeft = entry.compressedSize();
    }

    /** Of a link: where it leads. */
    String text() throws IOException, BadArchive {
        ByteBuffer text = ByteBuffer.allocate((int) entry.size());
        try (Inflation inflation = new Inflation()) {
            copy(inflation, text, null);
        }
        return StandardCharsets.UTF_8.decode(text.flip()).toString();
    }

    /** Into a new file. */
    void write(Path file, Inflation inflation) throws IOException, BadArchive {
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel out = FileChannel.open(file, options, Modes.ownersOnly(file))) {
            copy(inflation, null, out);
        }
        Modes.set(file, entry.permissions());
    }

    private void copy(Inflation inflation, @Nullable ByteBuffer text, @Nullable FileChannel file)
            throws IOException, BadArchive {
        if (entry.method() == STORED) {
            while (packedLeft > 0) {
                take(inflation.plain);
                put(inflation.plain, text, file);
            }
        } else {
            inflate(inflation, text, file);
        }
        if (written != entry.size() || crc.getValue() != entry.crc()) {
            throw refused(
                    entry,
                    "is damaged: it has " + written + " bytes and not the content its checksum was made"
                            + " of; build and upload the zip again");
        }
    }

    private void inflate(Inflation inflation, @Nullable ByteBuffer text, @Nullable FileChannel file)
            throws IOException, BadArchive {
        Inflater inflater = inflation.inflater;
        inflater.reset();
        try {
            while (!inflater.finished()) {
                if (inflater.needsInput()) {
                    if (packedLeft == 0) {
                        throw refused(entry, "ends in the middle; build and upload the zip again");
                    }
                    take(inflation.packed);
                    inflater.setInput(inflation.packed);
                }
                inflation.plain.clear();
                int made = inflater.inflate(inflation.plain);
                if (made == 0 && (inflater.needsDictionary() || (!inflater.finished() && !inflater.needsInput()))) {
                    throw refused(entry, "cannot be inflated; build and upload the zip again");
                }
                put(inflation.plain.flip(), text, file);
            }
        } catch (DataFormatException damaged) {
            throw refused(entry, "is damaged: " + damaged.getMessage() + "; build and upload the zip again");
        }
    }

    private void take(ByteBuffer buffer) throws IOException {
        buffer.clear().limit((int) Math.min(buffer.capacity(), packedLeft));
        int read = zip.read(buffer, position);
        if (read < 0) {
            throw new EOFException("the zip ended while it was read");
        }
        position += read;
        packedLeft -= read;
        buffer.flip();
    }

    private void put(ByteBuffer bytes, @Nullable ByteBuffer text, @Nullable FileChannel file)
            throws IOException, BadArchive {
        written += bytes.remaining();
        if (written > entry.size()) {
            throw refused(entry, "unpacks to more than the " + entry.size() + " bytes it declares");
        }
        crc.update(bytes.duplicate());
        if (text != null) {
            text.put(bytes);
        } else if (file != null) {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        }
    }
}
