package io.opengse.agent.installation;

import io.opengse.agent.deployment.Stage;
import io.opengse.agent.os.Housing;
import java.io.IOException;
import java.io.StringReader;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says that a deployment is whole, and what is to be known of it. Written last, and as a whole.
 *
 * @param account the games' user; null: the agent's own
 * @param logs the stages that left a log
 * @param boot the running system it was written under, while its files may not be on the disk itself; empty afterwards
 */
record Marker(String sha256, Housing.@Nullable Account account, List<Stage> logs, String note, String boot) {
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

    Marker {
        logs = List.copyOf(logs);
    }

    /** Names the system as it runs since its last start; empty when it does not tell. */
    static String currentBoot() throws IOException {
        return Files.isReadable(BOOT) ? Files.readString(BOOT).strip() : "";
    }

    /** Null when there is none, or it is of another package, or the machine went down before the files were safe. */
    static @Nullable Marker read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        Properties read = new Properties();
        read.load(new StringReader(Files.readString(file)));
        String[] account = read.getProperty("account", "").split(":", 2);
        List<Stage> logs = Arrays.stream(Stage.values())
                .filter(stage ->
                        List.of(read.getProperty("logs", "").split(",")).contains(stage.phase()))
                .toList();
        Marker marker = new Marker(
                read.getProperty("sha256", ""),
                account.length == 2 ? new Housing.Account(account[0], account[1]) : null,
                logs,
                read.getProperty("note", ""),
                read.getProperty("boot", ""));
        return marker.boot.isEmpty() || marker.boot.equals(currentBoot()) ? marker : null;
    }

    Marker safe() {
        return new Marker(sha256, account, logs, note, "");
    }

    void write(Path file) throws IOException {
        String text = "sha256=" + sha256 + "\naccount=" + (account == null ? "" : account) + "\nlogs="
                + logs.stream().map(Stage::phase).collect(Collectors.joining(","))
                + "\nnote=" + note.replace("\\", "\\\\").replace("\n", " ") + "\nboot=" + boot + "\n";
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel out = FileChannel.open(
                aside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            out.write(StandardCharsets.UTF_8.encode(text));
            out.force(true);
        }
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
