package io.opengse.server.zip;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Writes zips byte by byte, so that tests can make those that no honest program makes. */
public final class CraftedZip {
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private int entries;

    /** What the central directory says of an entry; the defaults are the truth. */
    public record Lie(int mode, int flags, int method, long size, long compressed, long at, byte[] localName) {
        public static Lie mode(int mode) {
            return new Lie(mode, 0, 0, -1, -1, -1, null);
        }

        public static Lie flags(int flags) {
            return new Lie(0100644, flags, 0, -1, -1, -1, null);
        }

        public static Lie method(int method) {
            return new Lie(0100644, 0, method, -1, -1, -1, null);
        }

        public static Lie sizes(long size, long compressed) {
            return new Lie(0100644, 0, 8, size, compressed, -1, null);
        }

        public static Lie at(long at) {
            return new Lie(0100644, 0, 0, -1, -1, at, null);
        }

        public static Lie localName(String name) {
            return new Lie(0100644, 0, 0, -1, -1, -1, name.getBytes(StandardCharsets.UTF_8));
        }
    }

    public CraftedZip file(String name, String content) {
        return entry(name.getBytes(StandardCharsets.UTF_8), content, Lie.mode(0100644));
    }

    public CraftedZip folder(String name) {
        return entry(name.getBytes(StandardCharsets.UTF_8), "", Lie.mode(0040755));
    }

    public CraftedZip link(String name, String target) {
        return entry(name.getBytes(StandardCharsets.UTF_8), target, Lie.mode(0120777));
    }

    public CraftedZip entry(String name, String content, Lie lie) {
        return entry(name.getBytes(StandardCharsets.UTF_8), content, lie);
    }

    public CraftedZip entry(byte[] name, String content, Lie lie) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        int at = file.size();
        byte[] localName = lie.localName == null ? name : lie.localName;
        ByteBuffer local = little(30).putInt(0x04034b50).putShort((short) 20).putShort((short) lie.flags);
        local.putShort((short) lie.method).putInt(0).putInt((int) crc.getValue());
        local.putInt(bytes.length).putInt(bytes.length).putShort((short) localName.length);
        file.writeBytes(local.array());
        file.writeBytes(localName);
        file.writeBytes(bytes);

        long size = lie.size < 0 ? bytes.length : lie.size;
        long compressed = lie.compressed < 0 ? bytes.length : lie.compressed;
        ByteBuffer central =
                little(46).putInt(0x02014b50).put((byte) 20).put((byte) 3).putShort((short) 20);
        central.putShort((short) lie.flags)
                .putShort((short) lie.method)
                .putInt(0)
                .putInt((int) crc.getValue());
        central.putInt((int) Math.min(compressed, 0xFFFFFFFFL)).putInt((int) Math.min(size, 0xFFFFFFFFL));
        boolean large = size >= 0xFFFFFFFFL;
        central.putShort((short) name.length).putShort((short) (large ? 12 : 0)).putShort((short) 0);
        central.putShort((short) 0).putShort((short) 0).putInt(lie.mode << 16);
        central.putInt((int) (lie.at < 0 ? at : lie.at));
        directory.writeBytes(central.array());
        directory.writeBytes(name);
        if (large) {
            directory.writeBytes(little(12)
                    .putShort((short) 1)
                    .putShort((short) 8)
                    .putLong(size)
                    .array());
        }
        entries++;
        return this;
    }

    public byte[] bytes() {
        return bytes(entries);
    }

    /** @param said how many entries the end claims */
    public byte[] bytes(int said) {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        zip.writeBytes(file.toByteArray());
        zip.writeBytes(directory.toByteArray());
        ByteBuffer end =
                little(22).putInt(0x06054b50).putInt(0).putShort((short) said).putShort((short) said);
        end.putInt(directory.size()).putInt(file.size()).putShort((short) 0);
        zip.writeBytes(end.array());
        return zip.toByteArray();
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
