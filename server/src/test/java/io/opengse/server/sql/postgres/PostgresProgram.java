package io.opengse.server.sql.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The PostgreSQL that is installed here. It refuses to run as root, so root has it run as the user its package made.
 *
 * @param bin the directory of its programs
 * @param before what a command begins with so that an unprivileged user runs it
 */
record PostgresProgram(Path bin, List<String> before) {
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    static PostgresProgram find() throws IOException {
        Path bin = candidates().stream()
                .filter(folder -> Files.isExecutable(folder.resolve("initdb")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("PostgreSQL is not on this machine. Install it (apt-get install"
                        + " postgresql), name the directory of initdb with -Dpostgres.bin=DIR, or leave these tests out"
                        + " with -Dpostgres.tests=off"));
        boolean root = "root".equals(System.getProperty("user.name"));
        return new PostgresProgram(bin, root ? List.of("runuser", "-u", "postgres", "--") : List.of());
    }

    private static List<Path> candidates() throws IOException {
        List<Path> found = new ArrayList<>();
        String named = System.getProperty("postgres.bin", "");
        if (!named.isEmpty()) {
            found.add(Path.of(named));
        }
        if (Files.isDirectory(DEBIAN)) {
            try (Stream<Path> versions = Files.list(DEBIAN)) {
                versions.sorted(Comparator.comparing(
                                        (Path version) -> version.toString().length())
                                .thenComparing(Comparator.naturalOrder())
                                .reversed())
                        .map(version -> version.resolve("bin"))
                        .forEach(found::add);
            }
        }
        for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
            found.add(Path.of(folder));
        }
        return found;
    }

    Path temporaryDirectory() throws IOException {
        return Path.of(run("", "mktemp", "-d", "-t", "opengse-postgres-XXXXXX").strip());
    }

    void initialise(Path directory, String user, String password) throws IOException {
        run("", "mkdir", "-p", "-m", "700", directory.toString());
        Path secret = directory.resolve("password");
        run(password + "\n", "/bin/sh", "-c", "cat > \"$1\"", "sh", secret.toString());
        run(
                "",
                bin.resolve("initdb").toString(),
                "--pgdata=" + files(directory),
                "--username=" + user,
                "--encoding=UTF8",
                "--locale=C",
                "--auth=scram-sha-256",
                "--pwfile=" + secret);
        // It listens where its test says: that is all the protection it needs besides the password.
        run(
                "host all all all scram-sha-256\n",
                "/bin/sh",
                "-c",
                "cat >> \"$1\"",
                "sh",
                files(directory).resolve("pg_hba.conf").toString());
    }

    static Path files(Path directory) {
        return directory.resolve("data");
    }

    /** @param place what stands before the command, such as where it runs */
    Process launch(List<String> place, Path directory, List<String> options, List<String> more) throws IOException {
        List<String> command = new ArrayList<>(place);
        command.addAll(before);
        command.addAll(List.of(
                bin.resolve("postgres").toString(), "-D", files(directory).toString()));
        command.addAll(options);
        command.addAll(more);
        return new ProcessBuilder(command)
                .directory(new File("/"))
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(logFile(directory).toFile()))
                .start();
    }

    private static Path logFile(Path directory) {
        return directory.resolveSibling(directory.getFileName() + ".log");
    }

    String log(Path directory) {
        try {
            return Files.readString(logFile(directory));
        } catch (IOException unreadable) {
            return "its log " + logFile(directory) + " cannot be read";
        }
    }

    /** The process that runs the server of a directory; runuser stands before it as its parent. */
    Optional<Long> postmaster(Path directory) {
        try {
            return Files.readAllLines(files(directory).resolve("postmaster.pid")).stream()
                    .findFirst()
                    .map(Long::valueOf);
        } catch (IOException notRunning) {
            return Optional.empty();
        }
    }

    /** SIGINT: PostgreSQL's fast shutdown. */
    void interrupt(long postmaster) {
        try {
            run("", "kill", "-INT", String.valueOf(postmaster));
        } catch (IOException problem) {
            throw new IllegalStateException("PostgreSQL was not told to stop", problem);
        }
    }

    void delete(Path directory) {
        try {
            run("", "rm", "-rf", directory.toString());
            Files.deleteIfExists(logFile(directory));
        } catch (IOException problem) {
            throw new IllegalStateException("the files of a test's PostgreSQL stay behind", problem);
        }
    }

    private String run(String input, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(new File("/"))
                .redirectErrorStream(true)
                .start();
        try {
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + ": " + output);
            }
            return output;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stop);
        }
    }
}
