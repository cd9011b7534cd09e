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
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * One small file of keys and values, replaced as a whole: after a crash the old or the new one is there, never half of
 * one. The last line is a checksum of all before it, for disks that do not keep their word.
 */
final class RecordFile {
    private static final String CHECKSUM = "checksum=";

    private RecordFile() {}

    /** Safe from the death of the machine, too, when it returns. */
    static void write(Path file, Fields fields) throws IOException {
        write(file, fields, true);
        syncDirectory(file);
    }

    /**
     * Safe from the death of this program, which is enough for what dies with the machine anyway, and costs no wait for
     * the disk.
     */
    static void writeUntilReboot(Path file, Fields fields) throws IOException {
        write(file, fields, false);
    }

    private static void write(Path file, Fields fields, boolean sync) throws IOException {
        String body = fields.text();
        byte[] bytes = (body + CHECKSUM + checksum(body) + "\n").getBytes(StandardCharsets.UTF_8);
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            if (sync) {
                channel.force(true);
            }
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
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
        if (last < 0 || !text.substring(last).equals(CHECKSUM + checksum(text.substring(0, last)) + "\n")) {
            throw new Unreadable(file + " is torn: its checksum does not fit");
        }
        return Fields.parse(text.substring(0, last));
    }

    private static void syncDirectory(Path file) throws IOException {
        Path directory = file.getParent();
        if (directory == null) {
            throw new NoSuchFileException(file.toString());
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
