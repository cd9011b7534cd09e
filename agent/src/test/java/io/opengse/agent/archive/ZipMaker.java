package io.opengse.agent.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Makes zips byte by byte, sound ones and others. */
public final class ZipMaker {
    public static final int FILE = 0100644;
    public static final int EXECUTABLE = 0100755;
    public static final int LINK = 0120777;
    public static final int PIPE = 0010644;

    private record Line(String name, int mode, int flags, int method, long crc, long packed, long size, long offset) {}

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Line> lines = new ArrayList<>();

    public ZipMaker file(String name, String content) {
        return add(name, FILE, content.getBytes(StandardCharsets.UTF_8));
    }

    public ZipMaker executable(String name, String content) {
        return add(name, EXECUTABLE, content.getBytes(StandardCharsets.UTF_8));
    }

    public ZipMaker link(String name, String target) {
        return add(name, LINK, target.getBytes(StandardCharsets.UTF_8));
    }

    public ZipMaker folder(String name) {
        return add(name, 0040755, new byte[0]);
    }

    /** @param mode 0: as a zip that was not made on Unix */
    public ZipMaker add(String name, int mode, byte[] content) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setInput(content);
        deflater.finish();
        byte[] packed = new byte[content.length + 100];
        int length = deflater.deflate(packed);
        deflater.end();
        CRC32 crc = new CRC32();
        crc.update(content);
        Line line = new Line(name, mode, 1 << 11, 8, crc.getValue(), length, content.length, bytes.size());
        return raw(line, java.util.Arrays.copyOf(packed, length));
    }

    public ZipMaker stored(String name, byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return raw(
                new Line(name, FILE, 1 << 11, 0, crc.getValue(), content.length, content.length, bytes.size()),
                content);
    }

    /** Says of the last entry what is not so. */
    ZipMaker lie(long size, long crcXor, int method, int flags) {
        Line last = lines.removeLast();
        lines.add(new Line(
                last.name, last.mode, last.flags | flags, method, last.crc ^ crcXor, last.packed, size, last.offset));
        return this;
    }

    /** A second name for the bytes of the last entry. */
    ZipMaker again(String name) {
        Line last = lines.getLast();
        lines.add(new Line(name, last.mode, last.flags, last.method, last.crc, last.packed, last.size, last.offset));
        return this;
    }

    private ZipMaker raw(Line line, byte[] packed) {
        byte[] name = line.name.getBytes(StandardCharsets.UTF_8);
        ByteBuffer head = ByteBuffer.allocate(30).order(ByteOrder.LITTLE_ENDIAN);
        head.putInt(0x04034b50)
                .putShort((short) 20)
                .putShort((short) line.flags)
                .putShort((short) line.method);
        head.putInt(0).putInt((int) line.crc).putInt((int) line.packed).putInt((int) line.size);
        head.putShort((short) name.length).putShort((short) 0);
        bytes.writeBytes(head.array());
        bytes.writeBytes(name);
        bytes.writeBytes(packed);
        lines.add(line);
        return this;
    }

    public byte[] bytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(bytes.toByteArray());
        int start = all.size();
        for (Line line : lines) {
            byte[] name = line.name.getBytes(StandardCharsets.UTF_8);
            ByteBuffer head = ByteBuffer.allocate(46).order(ByteOrder.LITTLE_ENDIAN);
            int host = line.mode == 0 ? 0 : 3;
            head.putInt(0x02014b50).putShort((short) (host << 8 | 20)).putShort((short) 20);
            head.putShort((short) line.flags)
                    .putShort((short) line.method)
                    .putInt(0)
                    .putInt((int) line.crc);
            head.putInt((int) line.packed).putInt((int) line.size).putShort((short) name.length);
            head.putShort((short) 0).putShort((short) 0).putShort((short) 0).putShort((short) 0);
            head.putInt(line.mode << 16).putInt((int) line.offset);
            all.writeBytes(head.array());
            all.writeBytes(name);
        }
        ByteBuffer end = ByteBuffer.allocate(22).order(ByteOrder.LITTLE_ENDIAN);
        end.putInt(0x06054b50).putInt(0).putShort((short) lines.size()).putShort((short) lines.size());
        end.putInt(all.size() - start).putInt(start).putShort((short) 0);
        all.writeBytes(end.array());
        return all.toByteArray();
    }

    public Path in(Path file) throws IOException {
        return Files.write(file, bytes());
    }
}
