package io.opengse.agent.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * One small file of keys and values, written as a whole: after a crash the old or the new one is there, never half of
 * one. The last line is a checksum of all before it, for disks that do not keep their word.
 */
final class RecordFile {
    private static final String CHECKSUM = "checksum=";

    /** A kernel finishes writing one page even for a program that is killed meanwhile. */
    private static final int PAGE = 4096;
    /** Records that are written again grow by a session's id and a reason: room for them avoids a new file. */
    private static final int ROOM = 1024;

    private RecordFile() {}

    /** Safe from the death of the machine, too, when it returns. */
    static void write(Path file, Fields fields) throws IOException {
        replace(file, bytes(fields), true);
        syncDirectory(file);
    }

    /**
     * Safe from the death of this program, which is enough for what dies with the machine anyway, and costs no wait for
     * the disk: a file that has room is written over in one page, since a new name for a file may wait for whoever
     * syncs the same disk.
     */
    static void writeUntilReboot(Path file, Fields fields) throws IOException {
        byte[] bytes = bytes(fields);
        if (bytes.length > PAGE) {
            replace(file, bytes, false);
        } else if (!writeOver(file, bytes)) {
            replace(file, padded(bytes, Math.min(PAGE, bytes.length + ROOM)), false);
        }
    }

    private static boolean writeOver(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long room = channel.size();
            if (room > PAGE || room < bytes.length) {
                return false;
            }
            writeAll(channel, padded(bytes, (int) room));
            return true;
        } catch (NoSuchFileException _) {
            return false;
        }
    }

    private static byte[] padded(byte[] bytes, int size) {
        byte[] padded = Arrays.copyOf(bytes, size);
        Arrays.fill(padded, bytes.length, size, (byte) '\n');
        return padded;
    }

    private static byte[] bytes(Fields fields) {
        String body = fields.text();
        return (body + CHECKSUM + checksum(body) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void replace(Path file, byte[] bytes, boolean sync) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            writeAll(channel, bytes);
            if (sync) {
                channel.force(true);
            }
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void writeAll(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
    }

    static void delete(Path file) throws IOException {
        if (Files.deleteIfExists(file)) {
            syncDirectory(file);
        }
    }

    /** @throws Unreadable when the file is not what was written */
    static Fields read(Path file) throws IOException, Unreadable {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        int last = text.lastIndexOf(CHECKSUM);
        String end = last < 0 ? "" : CHECKSUM + checksum(text.substring(0, last)) + "\n";
        if (end.isEmpty() || !text.startsWith(end, last) || !isPadding(text.substring(last + end.length()))) {
            throw new Unreadable(file + " is torn: its checksum does not fit");
        }
        return Fields.parse(text.substring(0, last));
    }

    private static boolean isPadding(String text) {
        return text.chars().allMatch(one -> one == '\n');
    }

    private static void syncDirectory(Path file) throws IOException {
        Path directory = file.getParent();
        if (directory == null) {
            throw new NoSuchFileException(file.toString());
        }
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return; // Windows opens no folder, and writes names before it returns
        }
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits(crc.getValue());
    }
}
