package io.opengse.agent.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks a zip into an empty folder, on as many threads as there are processors. Nothing is written outside it: folders
 * first, then files, and links last, when nothing is written any more.
 */
public final class Unpacking {
    private final FileChannel zip;
    private final Contents contents;
    private final Path root;
    private final Queue<Map.Entry<Path, Entry>> waiting;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    private Unpacking(FileChannel zip, Contents contents, Path root) {
        this.zip = zip;
        this.contents = contents;
        this.root = root;
        this.waiting = new ConcurrentLinkedQueue<>(contents.files().entrySet().stream()
                .sorted(Comparator.comparingLong(each -> each.getValue().offset()))
                .toList());
    }

    /** What came of it. */
    public record Unpacked(int files, int links, long bytes) {}

    /**
     * Unpacks.
     *
     * @param root an existing, empty folder of ours
     * @param most bytes that may come out
     * @param list told the path of everything there is in it, in order
     * @throws BadArchive when it must not be unpacked, or is damaged; what was written so far is left
     */
    public static Unpacked unpack(Path zip, Path root, long most, Consumer<String> list)
            throws IOException, BadArchive {
        try (FileChannel channel = FileChannel.open(zip, StandardOpenOption.READ)) {
            Contents contents = Contents.of(ZipDirectory.read(channel), most);
            long free = Files.getFileStore(root).getUsableSpace();
            if (contents.size() > free) {
                throw new IOException("unpacked it needs " + contents.size() + " bytes, and the disk of " + root
                        + " has only " + free + " left; make room or move the setting data to a larger disk");
            }
            new Unpacking(channel, contents, root).run();
            tell(contents, list);
            return new Unpacked(contents.files().size(), contents.links().size(), contents.size());
        }
    }

    private static void tell(Contents contents, Consumer<String> list) {
        Set<String> lines = new TreeSet<>();
        contents.files().forEach((path, entry) -> lines.add(path + " (" + entry.size() + " bytes)"));
        contents.links().keySet().forEach(path -> lines.add(path + " (link)"));
        contents.folders().keySet().forEach(path -> lines.add(path + "/"));
        lines.forEach(list);
    }

    private void run() throws IOException, BadArchive {
        Set<Path> folders = new HashSet<>(contents.parents());
        folders.addAll(contents.folders().keySet());
        for (Path folder : folders.stream().sorted().toList()) {
            Files.createDirectories(root.resolve(folder)); // sorted: each after the one it lies in
        }
        writeFiles();
        for (Map.Entry<Path, Entry> link : contents.links().entrySet()) {
            Path target = Path.of(new EntryContent(zip, link.getValue()).text());
            Files.createSymbolicLink(root.resolve(link.getKey()), target);
        }
        for (Map.Entry<Path, Entry> folder : contents.folders().entrySet()) {
            Modes.set(root.resolve(folder.getKey()), folder.getValue().permissions());
        }
    }

    private void writeFiles() throws IOException, BadArchive {
        List<Thread> others = new ArrayList<>();
        int workers = Math.min(Runtime.getRuntime().availableProcessors(), Math.max(1, waiting.size()));
        for (int number = 1; number < workers; number++) {
            others.add(Thread.ofPlatform().name("unpack-" + number).daemon().start(this::work));
        }
        work();
        boolean interrupted = false;
        for (Thread other : others) {
            while (other.isAlive()) {
                try {
                    other.join();
                } catch (InterruptedException stopping) {
                    interrupted = true;
                    failure.compareAndSet(null, new IOException("interrupted while unpacking"));
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        switch (failure.get()) {
            case null -> {}
            case BadArchive bad -> throw bad;
            case IOException io -> throw io;
            case RuntimeException bug -> throw bug;
            case Exception other -> throw new IllegalStateException(other);
        }
    }

    private void work() {
        try (Inflation inflation = new Inflation()) {
            for (var next = waiting.poll(); next != null && failure.get() == null; next = waiting.poll()) {
                Path file = root.resolve(next.getKey());
                new EntryContent(zip, next.getValue()).write(file, inflation);
            }
        } catch (BadArchive | IOException | RuntimeException problem) {
            failure.compareAndSet(null, problem);
        }
    }
}
