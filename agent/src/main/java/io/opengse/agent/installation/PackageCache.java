package io.opengse.agent.installation;

import io.opengse.agent.deployment.GamePackage;
import io.opengse.agent.link.PackageRefused;
import io.opengse.agent.link.PackageSource;
import io.opengse.agent.link.ServerAway;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;

/**
 * The zips of this host's fleets, each once, named by what is in it. One that is there is whole; what has come of another
 * is kept aside, and only the rest is asked for again. Used by {@link DiskDeployer}.
 */
final class PackageCache {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final String PART = ".part";
    private static final int BUFFER = 1 << 20;
    private static final long TOLD_EVERY = 8 << 20;

    private final Path folder;
    private final PackageSource source;
    private final Map<String, ReentrantLock> fetching = new ConcurrentHashMap<>();

    /** @param folder an existing directory of ours */
    PackageCache(Path folder, PackageSource source) {
        this.folder = folder;
        this.source = source;
    }

    /** Where the zip lies, or will. */
    Path file(GamePackage game) {
        return folder.resolve(game.sha256() + ".zip");
    }

    /**
     * Has it at hand when it returns. Fleets that run from one package wait for one fetch.
     *
     * @param progress told now and then how many bytes have come
     * @throws ServerAway when only a part has come so far
     * @throws PackageRefused when it cannot be had
     */
    void fetch(GamePackage game, LongConsumer progress) throws ServerAway, PackageRefused, IOException {
        if (!SHA256.matcher(game.sha256()).matches()) {
            throw new PackageRefused("package " + game.assetId() + " has the checksum \"" + game.sha256()
                    + "\", which is not a SHA-256 in hex");
        }
        ReentrantLock lock = fetching.computeIfAbsent(game.sha256(), _ -> new ReentrantLock());
        lock.lock();
        try {
            if (!Files.isRegularFile(file(game))) {
                fetchRest(game, progress);
            }
        } finally {
            lock.unlock();
        }
    }

    private void fetchRest(GamePackage game, LongConsumer progress) throws ServerAway, PackageRefused, IOException {
        Path part = folder.resolve(game.sha256() + ".zip" + PART);
        MessageDigest digest = sha256();
        try (FileChannel file =
                FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (file.size() > game.size()) {
                file.truncate(0);
            }
            long offset = file.size();
            requireRoom(game.size() - offset);
            read(file, digest);
            if (offset < game.size()) {
                source.fetch(game.assetId(), offset, bytes -> {
                    long before = file.size();
                    write(file, bytes, digest);
                    if (before / TOLD_EVERY != file.size() / TOLD_EVERY) {
                        progress.accept(file.size());
                    }
                });
            }
            if (file.size() < game.size()) {
                throw new ServerAway("the server stopped after " + file.size() + " of " + game.size() + " bytes");
            }
            String actual = HexFormat.of().formatHex(digest.digest());
            if (file.size() > game.size() || !actual.equals(game.sha256())) {
                String text = "package " + game.assetId() + " came as " + file.size() + " bytes with SHA-256 " + actual
                        + ", not as " + game.size() + " bytes with " + game.sha256();
                file.truncate(0);
                if (offset > 0) {
                    throw new ServerAway(text + "; it is fetched from its beginning");
                }
                throw new PackageRefused(text + "; upload it again as a new version");
            }
            file.force(true);
        }
        Files.move(part, file(game), StandardCopyOption.ATOMIC_MOVE);
    }

    private void requireRoom(long bytes) throws IOException, PackageRefused {
        long free = Files.getFileStore(folder).getUsableSpace();
        if (bytes > free) {
            throw new PackageRefused("the package needs " + bytes + " bytes more, and the disk of " + folder
                    + " has only " + free + " left; make room or move the setting data to a larger disk");
        }
    }

    private static void read(FileChannel file, MessageDigest digest) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        while (file.read(buffer) >= 0) {
            digest.update(buffer.flip());
            buffer.clear();
        }
    }

    private static void write(FileChannel file, ByteBuffer bytes, MessageDigest digest) throws IOException {
        digest.update(bytes.duplicate());
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    /** Removes what no fleet of this host runs from. */
    void trim(Set<String> used) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                int dot = name.indexOf('.');
                if (dot > 0 && !used.contains(name.substring(0, dot))) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
