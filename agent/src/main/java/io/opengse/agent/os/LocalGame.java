package io.opengse.agent.os;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Shows a process its game root at /local/game, as the cloud service did: by a mount that only this process and its
 * children see, and that goes with them. As root, or with user namespaces where /local/game exists.
 */
public final class LocalGame {
    public static final Path PATH = GameRoot.IN_THE_CLOUD;

    private static final long PROBE_SECONDS = 10;
    private static final List<Path> UNSHARE = List.of(Path.of("/usr/bin/unshare"), Path.of("/bin/unshare"));
    private static final List<String> AS_ROOT = List.of("--mount");
    private static final List<String> AS_USER = List.of("--user", "--map-current-user", "--keep-caps", "--mount");

    private final boolean wanted;
    private final String otherwise;
    private @Nullable Way way;

    /** @param unshare how to begin; trouble why it cannot be, empty when it can */
    private record Way(List<String> unshare, String trouble) {}

    private LocalGame(boolean wanted, String otherwise) {
        this.wanted = wanted;
        this.otherwise = otherwise;
    }

    /** Where the host permits it, which is found out when it is first asked for. */
    public static LocalGame auto() {
        return new LocalGame(true, "");
    }

    public static LocalGame off() {
        return new LocalGame(false, "the setting game-root-mount is off");
    }

    /** Where nothing like it is to be had. */
    public static LocalGame withoutLinux() {
        return new LocalGame(false, "it takes Linux and process-control auto");
    }

    /** Why processes do not see their root there; null when they do. */
    public @Nullable String trouble() {
        String trouble = way().trouble();
        return trouble.isEmpty() ? null : trouble;
    }

    /** The command that goes before the one to start, which then begins with the rights to mount; empty: it cannot be. */
    List<String> command() {
        return way().unshare();
    }

    private synchronized Way way() {
        Way known = way;
        if (known == null) {
            known = wanted ? probe() : new Way(List.of(), otherwise);
            way = known;
        }
        return known;
    }

    private static Way probe() {
        try {
            Path unshare =
                    UNSHARE.stream().filter(Files::isExecutable).findFirst().orElse(null);
            if (unshare == null) {
                return new Way(List.of(), "this host has no unshare (package util-linux)");
            }
            boolean root = OwnUser.isRoot();
            if (root) {
                Files.createDirectories(PATH);
            } else if (!Files.isDirectory(PATH, LinkOption.NOFOLLOW_LINKS)) {
                return new Way(
                        List.of(), "the agent is not root and there is no folder " + PATH + "; make an empty one");
            }
            List<String> command = new java.util.ArrayList<>(List.of(unshare.toString()));
            command.addAll(root ? AS_ROOT : AS_USER);
            String trouble = attempt(command);
            return trouble.isEmpty()
                    ? new Way(List.copyOf(command), "")
                    : new Way(List.of(), "this host does not permit mounts to the agent: " + trouble);
        } catch (IOException failure) {
            return new Way(List.of(), "it could not be tried: " + failure);
        }
    }

    private static String attempt(List<String> unshare) throws IOException {
        List<String> command = new java.util.ArrayList<>(unshare);
        command.addAll(List.of("/bin/sh", "-c", "mount --bind /tmp \"$1\"", "gse", PATH.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            String said =
                    new String(process.getInputStream().readNBytes(1000), java.nio.charset.StandardCharsets.UTF_8);
            if (!process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "unshare does not end";
            }
            return process.exitValue() == 0 ? "" : said.isBlank() ? "exit code " + process.exitValue() : said.strip();
        } catch (InterruptedException stopping) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return "the agent stops";
        }
    }
}
