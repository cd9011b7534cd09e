package io.opengse.agent.os;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command line that starts a game. Each program in it becomes the next one and keeps its pid: setsid, a shell that
 * limits, unshare, a shell that mounts, setpriv, and at last the game. Used by {@link Launcher}.
 */
final class StartCommand {
    private static final List<Path> SETPRIV = List.of(Path.of("/usr/bin/setpriv"), Path.of("/bin/setpriv"));
    private static final String MOUNT = """
            mount --bind "$1" "$2" && cd "$2" || { echo "the agent could not show $1 at $2" >&2; exit 126; }
            shift 2
            exec "$@"
            """;

    private final List<String> session;
    private final LocalGame localGame;
    private final Restraint restraint;

    /** @param session begins a session and becomes what follows; empty where nothing does */
    StartCommand(List<String> session, LocalGame localGame, Restraint restraint) {
        this.session = List.copyOf(session);
        this.localGame = localGame;
        this.restraint = restraint;
    }

    /** Whether a process with this housing sees its root at /local/game. */
    boolean mounts(Housing housing) {
        return housing.atLocalGame() && !localGame.command().isEmpty();
    }

    List<String> of(GameRoot root, Path executable, LaunchOrder order) throws LaunchFailed {
        boolean mounted = mounts(order.housing());
        List<String> command = new ArrayList<>(session);
        if (order.housing().limited()) {
            command.addAll(restraint.command(order.processId())); // first: only the agent's own user may
        }
        if (mounted) {
            command.addAll(localGame.command());
            command.addAll(List.of(
                    "/bin/sh", "-c", MOUNT, "gse-start", root.directory().toString(), LocalGame.PATH.toString()));
        }
        command.addAll(privileges(order.housing().account(), mounted));
        command.add((mounted ? inside(root, executable) : executable).toString());
        command.addAll(order.arguments());
        return command;
    }

    private static Path inside(GameRoot root, Path executable) {
        return LocalGame.PATH.resolve(root.directory().relativize(executable));
    }

    /** With user namespaces the right to mount is inherited: a game has no use for it. */
    private static List<String> privileges(Housing.@Nullable Account account, boolean mounted) throws LaunchFailed {
        Path setpriv = SETPRIV.stream().filter(Files::isExecutable).findFirst().orElse(null);
        if (account == null) {
            return mounted && setpriv != null
                    ? List.of(setpriv.toString(), "--ambient-caps", "-all", "--inh-caps", "-all")
                    : List.of();
        }
        if (setpriv == null) {
            throw new LaunchFailed(
                    "gse.yaml asks for the user " + account + ", and this host has no setpriv (package util-linux)",
                    false);
        }
        return List.of(
                setpriv.toString(),
                "--reuid",
                account.user(),
                "--regid",
                account.group(),
                "--init-groups",
                "--inh-caps",
                "-all");
    }
}
