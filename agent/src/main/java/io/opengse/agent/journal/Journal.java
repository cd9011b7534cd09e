package io.opengse.agent.journal;

import com.google.protobuf.InvalidProtocolBufferException;
import io.opengse.agent.loop.LogBundle;
import io.opengse.agent.loop.Memory;
import io.opengse.agent.process.GameProcess;
import io.opengse.protocol.link.Notice;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The agent's memory across its own death: one small file per process and per owed log bundle. What is written is on
 * disk when the method returns. A directory belongs to one agent at a time. One caller at a time.
 */
public final class Journal implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Journal.class.getName());
    private static final String ENDING = ".record";

    private final Path directory;
    private final Path processes;
    private final Path logs;
    private final FileChannel lock;

    private Journal(Path directory, FileChannel lock) {
        this.directory = directory;
        this.processes = directory.resolve("processes");
        this.logs = directory.resolve("logs");
        this.lock = lock;
    }

    /** @throws IOException also when another agent holds the directory */
    public static Journal open(Path directory) throws IOException {
        Files.createDirectories(directory.resolve("processes"));
        Files.createDirectories(directory.resolve("logs"));
        FileChannel lock =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!locked(lock)) {
            lock.close();
            throw new IOException("another agent uses " + directory
                    + "; stop it, or give this one a directory of its own with --set data=DIRECTORY");
        }
        return new Journal(directory, lock);
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock held = channel.tryLock();
            return held != null;
        } catch (OverlappingFileLockException sameProgram) {
            return false;
        }
    }

    /** The name of this host: made once, kept for ever. */
    public String hostId(Supplier<String> fresh) throws IOException {
        Path file = directory.resolve("host-id");
        if (Files.exists(file)) {
            String known = Files.readString(file, StandardCharsets.UTF_8).strip();
            if (!known.isEmpty()) {
                return known;
            }
        }
        String made = fresh.get();
        Path draft = directory.resolve("host-id.new");
        Files.writeString(
                draft, made + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.SYNC);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return made;
    }

    /** Not synced: a reboot ends the process itself, and this stands between a game and the answer to its call. */
    public void remember(GameProcess process) throws IOException {
        RecordFile.writeUntilReboot(file(process.id()), ProcessFields.write(process));
    }

    public void forget(String processId) throws IOException {
        Files.deleteIfExists(file(processId));
    }

    public void remember(LogBundle bundle) throws IOException {
        RecordFile.write(
                file(bundle),
                new Fields()
                        .put("process", bundle.processId())
                        .put("session", bundle.sessionId())
                        .put("directory", bundle.directory())
                        .putAll("log-path", bundle.logPaths()));
    }

    public void forget(LogBundle bundle) throws IOException {
        RecordFile.delete(file(bundle));
    }

    public void remember(List<Notice> notices) throws IOException {
        Path file = directory.resolve("notices" + ENDING);
        List<String> encoded = notices.stream()
                .map(notice -> Base64.getEncoder().encodeToString(notice.toByteArray()))
                .toList();
        RecordFile.write(file, new Fields().putAll("notice", encoded));
    }

    /** Everything remembered. A file that cannot be read is set aside, and said in the log. */
    public Memory load() throws IOException {
        List<GameProcess> found = new ArrayList<>();
        for (Path file : records(processes)) {
            read(file, fields -> found.add(ProcessFields.read(fields)));
        }
        List<LogBundle> owed = new ArrayList<>();
        for (Path file : records(logs)) {
            read(file, fields -> owed.add(bundle(fields)));
        }
        List<Notice> notices = new ArrayList<>();
        Path file = directory.resolve("notices" + ENDING);
        if (Files.exists(file)) {
            read(file, fields -> notices.addAll(notices(fields)));
        }
        return new Memory(found, owed, notices);
    }

    private interface Reading {
        void take(Fields fields) throws Unreadable;
    }

    private static void read(Path file, Reading reading) throws IOException {
        try {
            reading.take(RecordFile.read(file));
        } catch (Unreadable torn) {
            Path aside = file.resolveSibling(file.getFileName() + ".unreadable");
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            LOG.log(
                    System.Logger.Level.ERROR,
                    "journal file set aside file={0} why=\"{1}\"; if it was of a game that still runs, end that game",
                    aside,
                    torn.getMessage());
        }
    }

    private static LogBundle bundle(Fields fields) throws Unreadable {
        return new LogBundle(
                fields.text("process"), fields.text("session"), fields.text("directory"), fields.all("log-path"));
    }

    private static List<Notice> notices(Fields fields) throws Unreadable {
        List<Notice> notices = new ArrayList<>();
        for (String encoded : fields.all("notice")) {
            try {
                notices.add(Notice.parseFrom(Base64.getDecoder().decode(encoded)));
            } catch (InvalidProtocolBufferException | IllegalArgumentException bad) {
                throw new Unreadable("a notice cannot be read: " + bad.getMessage());
            }
        }
        return notices;
    }

    private static List<Path> records(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        }
    }

    private Path file(String processId) {
        return processes.resolve(processId + ENDING);
    }

    private Path file(LogBundle bundle) {
        CRC32 crc = new CRC32();
        crc.update(bundle.sessionId().getBytes(StandardCharsets.UTF_8));
        String session = HexFormat.of().toHexDigits((int) crc.getValue());
        return logs.resolve(bundle.processId() + "-" + session + ENDING);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
