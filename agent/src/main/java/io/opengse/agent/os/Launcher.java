package io.opengse.agent.os;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Starts games so that they outlive the agent: in a session of their own (by setsid, which becomes the game and keeps
 * its pid), with output appended to a file and nothing to read. Used by {@link LinuxOs} and {@link PortableOs}.
 */
final class Launcher {
    private static final System.Logger LOG = System.getLogger(Launcher.class.getName());

    private static final Path PERL = Path.of("/usr/bin/perl");
    private static final String BECOME =
            "POSIX::setsid(); exec { $ARGV[0] } @ARGV; print STDERR qq($ARGV[0]: $!\\n); exit 127";
    private static final File NOTHING = new File(GameEnvironment.onWindows() ? "NUL" : "/dev/null");

    private final StartCommand commands;
    private final GameEnvironment environment;

    private Launcher(StartCommand commands, GameEnvironment environment) {
        this.commands = commands;
        this.environment = environment;
    }

    static Launcher find(List<Path> candidates, LocalGame localGame, Restraint restraint, GameEnvironment environment) {
        Path setsid =
                candidates.stream().filter(Files::isExecutable).findFirst().orElse(null);
        if (setsid == null) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "no setsid on this host (package util-linux): games share the agent's session and end with its"
                            + " terminal");
        }
        List<String> session = setsid == null ? List.of() : List.of(setsid.toString());
        return new Launcher(new StartCommand(session, localGame, restraint), environment);
    }

    /** As far as it can be without Linux: macOS has no setsid, but a Perl that can do the same. */
    static Launcher portable(GameEnvironment environment) {
        List<String> session = Files.isExecutable(PERL) ? List.of(PERL.toString(), "-MPOSIX", "-e", BECOME) : List.of();
        Restraint none = Restraint.of(ProcessLimits.NONE, ControlGroups.STANDARD);
        return new Launcher(new StartCommand(session, LocalGame.off(), none), environment);
    }

    Process start(LaunchOrder order) throws LaunchFailed {
        GameRoot root = new GameRoot(order.root());
        Path executable = LaunchPath.resolve(root, order.launchPath());
        ProcessBuilder builder = new ProcessBuilder(commands.of(root, executable, order))
                .directory(root.directory().toFile())
                .redirectInput(Redirect.from(NOTHING))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(order.output().toFile()));
        environment.restrict(builder.environment());
        builder.environment().putAll(order.environment());
        builder.environment().put(Kin.MARK, order.processId());
        Path seen = commands.mounts(order.housing()) ? LocalGame.PATH : root.directory();
        builder.environment().put("GSE_GAME_ROOT", seen.toString());
        Housing.Account account = order.housing().account();
        if (account != null) {
            builder.environment().putAll(Map.of("USER", account.user(), "LOGNAME", account.user()));
            builder.environment().put("HOME", home(account));
        }
        try {
            Path logs = order.output().toAbsolutePath().getParent();
            if (logs != null) {
                Files.createDirectories(logs);
            }
            return builder.start();
        } catch (IOException problem) {
            throw new LaunchFailed(
                    "launch path " + order.launchPath() + ": the system could not start " + executable + " with output"
                            + " to " + order.output() + ": " + problem.getMessage(),
                    false);
        }
    }

    /** As login would set it; the agent's own would be none of its business. */
    private static String home(Housing.Account account) throws LaunchFailed {
        try {
            return Files.readAllLines(Path.of("/etc/passwd")).stream()
                    .map(line -> line.split(":", -1))
                    .filter(fields -> fields.length > 5 && fields[0].equals(account.user()))
                    .map(fields -> fields[5])
                    .findFirst()
                    .orElse("/");
        } catch (IOException unreadable) {
            throw new LaunchFailed("the home of user " + account.user() + " cannot be looked up: " + unreadable, false);
        }
    }
}
