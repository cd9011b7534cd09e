package io.opengse.server.zip;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the central directory of a zip, which is all that unpacking goes by. Trusts nothing: every offset and length is
 * checked against the file before it is used.
 */
final class ZipDirectory {
    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 65_535;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int LOCATOR_64_LENGTH = 20;
    private static final int END_64 = 0x06064b50;
    private static final int END_64_LENGTH = 56;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_LENGTH = 46;
    private static final int UNIX = 3;
    private static final int EXTRA_64 = 1;
    private static final long FULL = 0xFFFF_FFFFL;
    private static final long LARGEST_DIRECTORY = 64L << 20;

    private final FileChannel file;
    private final int mostEntries;

    private record Whereabouts(long entries, long length, long at) {}

    private ZipDirectory(FileChannel file, int mostEntries) {
        this.file = file;
        this.mostEntries = mostEntries;
    }

    /** @throws BadZip when it is no zip, or one that is broken, spread over files, or has too many entries */
    static List<ZipEntryFacts> read(FileChannel file, int mostEntries) throws IOException, BadZip {
        return new ZipDirectory(file, mostEntries).entries();
    }

    private List<ZipEntryFacts> entries() throws IOException, BadZip {
        Whereabouts where = whereabouts();
        if (where.entries > mostEntries) {
            throw new BadZip("it has " + where.entries + " entries, " + mostEntries + " are allowed");
        }
        if (where.length > LARGEST_DIRECTORY || where.at < 0 || where.at + where.length > file.size()) {
            throw new BadZip("its directory of files lies outside of it: the zip is broken, make it anew");
        }
        ByteBuffer directory = bytes(where.at, (int) where.length);
        List<ZipEntryFacts> entries = new ArrayList<>((int) where.entries);
        while (directory.remaining() >= ENTRY_LENGTH && directory.getInt(directory.position()) == ENTRY) {
            if (entries.size() == where.entries) {
                throw new BadZip("its directory has more entries than the " + where.entries + " it says");
            }
            entries.add(entry(directory));
        }
        if (entries.size() != where.entries) {
            throw new BadZip("its directory has " + entries.size() + " readable entries, not the " + where.entries
                    + " it says: the zip is broken, make it anew");
        }
        return entries;
    }

    private Whereabouts whereabouts() throws IOException, BadZip {
        long end = end();
        ByteBuffer record = bytes(end, END_LENGTH);
        long entries = Short.toUnsignedLong(record.getShort(10));
        long length = Integer.toUnsignedLong(record.getInt(12));
        long at = Integer.toUnsignedLong(record.getInt(16));
        boolean large = entries == 0xFFFF || length == FULL || at == FULL;
        if (large && end >= LOCATOR_64_LENGTH) {
            ByteBuffer locator = bytes(end - LOCATOR_64_LENGTH, LOCATOR_64_LENGTH);
            if (locator.getInt(0) == LOCATOR_64) {
                return whereabouts64(locator.getLong(8));
            }
        }
        if (record.getShort(4) != 0 || record.getShort(6) != 0) {
            throw new BadZip("it is one part of several: make one zip that holds everything");
        }
        return new Whereabouts(entries, length, at);
    }

    private Whereabouts whereabouts64(long at) throws IOException, BadZip {
        if (at < 0 || at + END_64_LENGTH > file.size()) {
            throw new BadZip("its end points outside of it: the zip is broken, make it anew");
        }
        ByteBuffer record = bytes(at, END_64_LENGTH);
        if (record.getInt(0) != END_64) {
            throw new BadZip("its end is broken: make the zip anew");
        }
        return new Whereabouts(record.getLong(32), record.getLong(40), record.getLong(48));
    }

    /** Where the end record begins; a comment of any allowed length may follow it. */
    private long end() throws IOException, BadZip {
        long size = file.size();
        int tail = (int) Math.min(size, END_LENGTH + LONGEST_COMMENT);
        ByteBuffer bytes = bytes(size - tail, tail);
        for (int position = tail - END_LENGTH; position >= 0; position--) {
            if (bytes.getInt(position) == END
                    && position + END_LENGTH + Short.toUnsignedInt(bytes.getShort(position + 20)) == tail) {
                return size - tail + position;
            }
        }
        throw new BadZip("it is not a zip: pack the contents of the game's folder as a zip and upload that");
    }

    private ZipEntryFacts entry(ByteBuffer directory) throws BadZip {
        int start = directory.position();
        int flags = Short.toUnsignedInt(directory.getShort(start + 8));
        int nameLength = Short.toUnsignedInt(directory.getShort(start + 28));
        int extraLength = Short.toUnsignedInt(directory.getShort(start + 30));
        int commentLength = Short.toUnsignedInt(directory.getShort(start + 32));
        int end = start + ENTRY_LENGTH + nameLength + extraLength + commentLength;
        if (end > directory.limit()) {
            throw new BadZip("its directory ends in the middle of an entry: the zip is broken, make it anew");
        }
        String name = name(directory.slice(start + ENTRY_LENGTH, nameLength));
        boolean unix = directory.get(start + 5) == UNIX;
        int mode = unix ? directory.getInt(start + 38) >>> 16 : 0;
        ByteBuffer extra =
                directory.slice(start + ENTRY_LENGTH + nameLength, extraLength).order(ByteOrder.LITTLE_ENDIAN);
        Sizes sizes = new Sizes(
                name,
                Integer.toUnsignedLong(directory.getInt(start + 20)),
                Integer.toUnsignedLong(directory.getInt(start + 24)),
                Integer.toUnsignedLong(directory.getInt(start + 42)));
        Sizes actual = sizes.with(extra);
        directory.position(end);
        int method = Short.toUnsignedInt(directory.getShort(start + 10));
        return new ZipEntryFacts(name, mode, flags, method, actual.compressed, actual.size, actual.at);
    }

    /** The numbers of an entry; those that do not fit in 32 bits stand in an extra field. */
    private record Sizes(String name, long compressed, long size, long at) {
        Sizes with(ByteBuffer extra) throws BadZip {
            if (compressed != FULL && size != FULL && at != FULL) {
                return this;
            }
            while (extra.remaining() >= 4) {
                int kind = Short.toUnsignedInt(extra.getShort());
                int length = Short.toUnsignedInt(extra.getShort());
                if (length > extra.remaining()) {
                    break;
                }
                if (kind == EXTRA_64) {
                    return large(extra.slice(extra.position(), length).order(ByteOrder.LITTLE_ENDIAN));
                }
                extra.position(extra.position() + length);
            }
            throw new BadZip("entry \"" + name + "\" says that its size stands elsewhere, but it does not: make the"
                    + " zip anew");
        }

        private Sizes large(ByteBuffer field) throws BadZip {
            long realSize = size == FULL ? next(field) : size;
            long realCompressed = compressed == FULL ? next(field) : compressed;
            long realAt = at == FULL ? next(field) : at;
            return new Sizes(name, realCompressed, realSize, realAt);
        }

        private long next(ByteBuffer field) throws BadZip {
            long value = field.remaining() < Long.BYTES ? -1 : field.getLong();
            if (value < 0) {
                throw new BadZip("entry \"" + name + "\" has an impossible size: make the zip anew");
            }
            return value;
        }
    }

    private static String name(ByteBuffer bytes) throws BadZip {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException _) {
            byte[] raw = new byte[bytes.limit()];
            bytes.get(0, raw);
            throw new BadZip("entry \"" + new String(raw, StandardCharsets.ISO_8859_1)
                    + "\" has a name that is not UTF-8: rename the file, or use a zip program that writes UTF-8");
        }
    }

    private ByteBuffer bytes(long at, int length) throws IOException {
        return read(file, at, length);
    }

    static ByteBuffer read(FileChannel file, long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, at + bytes.position()) < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
        }
        return bytes.flip();
    }
}
