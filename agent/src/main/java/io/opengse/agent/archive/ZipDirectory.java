package io.opengse.agent.archive;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the directory at the end of a zip, with sizes and counts beyond 4 GB and 65,535. java.util.zip hides what kind of
 * file an entry is, which is why this reads it itself.
 */
final class ZipDirectory {
    private static final int MOST_ENTRIES = 1_000_000;
    private static final int MOST_BYTES = 512 << 20;
    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 65_535;
    private static final int LOCATOR = 0x07064b50;
    private static final int LOCATOR_LENGTH = 20;
    private static final int END64 = 0x06064b50;
    private static final int END64_LENGTH = 56;
    private static final int CENTRAL = 0x02014b50;
    private static final int CENTRAL_LENGTH = 46;
    private static final int UNIX = 3;
    private static final int MAC = 19;
    private static final int UTF8_FLAG = 1 << 11;
    private static final int ENCRYPTED_FLAG = 1;
    private static final int ZIP64_FIELD = 1;
    private static final long IN_ZIP64 = 0xFFFFFFFFL;
    private static final int COUNT_IN_ZIP64 = 0xFFFF;

    private ZipDirectory() {}

    private record Place(long offset, long length, long count, long end) {
        /** Bytes before the zip itself, as in one that extracts itself. */
        long prefix() {
            return end - length - offset;
        }
    }

    static List<Entry> read(FileChannel zip) throws IOException, BadArchive {
        Place place = place(zip);
        if (place.count() > MOST_ENTRIES || place.length() > MOST_BYTES) {
            throw new BadArchive("the zip says it has " + place.count() + " entries; at most " + MOST_ENTRIES
                    + " are unpacked: put many small files into an archive of your own");
        }
        if (place.prefix() < 0 || place.length() < 0 || place.offset() < 0 || place.count() < 0) {
            throw broken("its directory lies outside it");
        }
        ByteBuffer directory = bytes(zip, place.end() - place.length(), (int) place.length());
        List<Entry> entries = new ArrayList<>((int) place.count());
        while (entries.size() < place.count()) {
            entries.add(entry(directory, place.prefix()));
        }
        return entries;
    }

    private static Place place(FileChannel zip) throws IOException, BadArchive {
        long size = zip.size();
        int tail = (int) Math.min(size, END_LENGTH + LONGEST_COMMENT + LOCATOR_LENGTH);
        ByteBuffer bytes = bytes(zip, size - tail, tail);
        for (int at = tail - END_LENGTH; at >= 0; at--) {
            if (bytes.getInt(at) == END && at + END_LENGTH + unsigned(bytes.getShort(at + 20)) <= tail) {
                return place(zip, bytes, at, size - tail);
            }
        }
        throw broken("it has no directory at its end: it is cut off, or no zip at all");
    }

    private static Place place(FileChannel zip, ByteBuffer bytes, int at, long start) throws IOException, BadArchive {
        int count = unsigned(bytes.getShort(at + 10));
        long length = unsigned(bytes.getInt(at + 12));
        long offset = unsigned(bytes.getInt(at + 16));
        boolean beyond = count == COUNT_IN_ZIP64 || length == IN_ZIP64 || offset == IN_ZIP64;
        int locator = at - LOCATOR_LENGTH;
        if (!beyond || locator < 0 || bytes.getInt(locator) != LOCATOR) {
            return new Place(offset, length, count, start + at);
        }
        long where = bytes.getLong(locator + 8);
        if (where < 0 || where > start + at - END64_LENGTH) {
            throw broken("its zip64 directory lies outside it");
        }
        ByteBuffer wide = bytes(zip, where, END64_LENGTH);
        if (wide.getInt(0) != END64) {
            throw broken("its zip64 directory is not where it says");
        }
        return new Place(wide.getLong(48), wide.getLong(40), wide.getLong(32), where);
    }

    private static Entry entry(ByteBuffer directory, long prefix) throws BadArchive {
        if (directory.remaining() < CENTRAL_LENGTH || directory.getInt(directory.position()) != CENTRAL) {
            throw broken("its directory ends early");
        }
        int at = directory.position();
        int flags = directory.getShort(at + 8);
        int nameLength = unsigned(directory.getShort(at + 28));
        int extraLength = unsigned(directory.getShort(at + 30));
        int next = at + CENTRAL_LENGTH + nameLength + extraLength + unsigned(directory.getShort(at + 32));
        if (next > directory.limit()) {
            throw broken("its directory ends early");
        }
        String name = name(directory.slice(at + CENTRAL_LENGTH, nameLength), (flags & UTF8_FLAG) != 0);
        int madeOn = directory.get(at + 5);
        int mode = madeOn == UNIX || madeOn == MAC ? directory.getInt(at + 38) >>> 16 : 0;
        Wide wide = new Wide(directory, at + CENTRAL_LENGTH + nameLength, extraLength);
        long size = wide.orOwn(unsigned(directory.getInt(at + 24)));
        long compressed = wide.orOwn(unsigned(directory.getInt(at + 20)));
        long offset = wide.orOwn(unsigned(directory.getInt(at + 42)));
        directory.position(next);
        if (size < 0 || compressed < 0 || offset < 0) {
            throw broken("entry " + name + " has impossible sizes");
        }
        return new Entry(
                name,
                mode,
                (flags & ENCRYPTED_FLAG) != 0,
                unsigned(directory.getShort(at + 10)),
                unsigned(directory.getInt(at + 16)),
                compressed,
                size,
                offset + prefix);
    }

    /** The numbers too large for their own place, which stand in an extra field in this order. */
    private static final class Wide {
        private final ByteBuffer numbers;

        Wide(ByteBuffer directory, int from, int length) {
            ByteBuffer extra = directory.slice(from, length).order(ByteOrder.LITTLE_ENDIAN);
            ByteBuffer found = ByteBuffer.allocate(0);
            while (extra.remaining() >= 4) {
                int kind = unsigned(extra.getShort());
                int size = Math.min(unsigned(extra.getShort()), extra.remaining());
                if (kind == ZIP64_FIELD) {
                    found = extra.slice(extra.position(), size).order(ByteOrder.LITTLE_ENDIAN);
                }
                extra.position(extra.position() + size);
            }
            numbers = found;
        }

        long orOwn(long own) {
            return own == IN_ZIP64 && numbers.remaining() >= 8 ? numbers.getLong() : own;
        }
    }

    /** Old zips say nothing of their names' encoding: UTF-8 if it can be, else that of DOS. */
    private static String name(ByteBuffer bytes, boolean utf8) throws BadArchive {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate());
            return text.toString();
        } catch (CharacterCodingException otherwise) {
            if (utf8) {
                throw broken("a name in it says it is UTF-8 and is not: " + StandardCharsets.ISO_8859_1.decode(bytes));
            }
            return Charset.forName("IBM437").decode(bytes).toString();
        }
    }

    static ByteBuffer bytes(FileChannel file, long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, from + bytes.position()) < 0) {
                throw new EOFException("the zip ended while it was read");
            }
        }
        return bytes.flip();
    }

    static int unsigned(short number) {
        return Short.toUnsignedInt(number);
    }

    private static long unsigned(int number) {
        return Integer.toUnsignedLong(number);
    }

    private static BadArchive broken(String how) {
        return new BadArchive("the zip is broken: " + how + "; build and upload it again");
    }
}
