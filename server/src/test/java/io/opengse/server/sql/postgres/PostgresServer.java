package io.opengse.server.sql.postgres;

import io.opengse.server.sql.PostgresAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/**
 * A real PostgreSQL of this machine's package for tests: on a free port, with fsync, as an unprivileged user, its files in
 * a temporary directory that goes with it. May be killed and started again.
 */
public final class PostgresServer implements AutoCloseable {
    public static final String USER = "opengse";
    public static final String PASSWORD = "a test's own";

    private final PostgresProgram program;
    private final PostgresPlace place;
    private final Path directory;
    private final int port;
    private final AtomicInteger databases = new AtomicInteger();
    private Process process;
    private boolean sharedMade;

    private PostgresServer(PostgresProgram program, PostgresPlace place, Path directory, int port) throws IOException {
        this.program = program;
        this.place = place;
        this.directory = directory;
        this.port = port;
        this.process = launched();
        // Whatever ends this JVM ends what it started.
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    public static PostgresServer start() {
        return start(PostgresPlace.here());
    }

    public static PostgresServer start(PostgresPlace place) {
        try {
            PostgresProgram program = PostgresProgram.find();
            Path directory = place.directory().isPresent() ? place.directory().get() : program.temporaryDirectory();
            program.initialise(directory, USER, PASSWORD);
            int port = place.port() == 0 ? freePort() : place.port();
            PostgresServer server = new PostgresServer(program, place, directory, port);
            server.awaitReady();
            return server;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Process launched() throws IOException {
        return program.launch(
                place.before(),
                directory,
                List.of(
                        "-p",
                        String.valueOf(port),
                        "-c",
                        "listen_addresses=" + place.address(),
                        "-c",
                        "unix_socket_directories="),
                List.of("-c", "fsync=on", "-c", "max_connections=60", "-c", "shared_buffers=64MB"));
    }

    private void awaitReady() {
        Awaitility.await("PostgreSQL of " + program)
                .atMost(60, TimeUnit.SECONDS)
                .ignoreExceptions()
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new AssertionError("PostgreSQL did not start: " + program.log(directory));
                    }
                    execute("postgres", "select 1");
                    return true;
                });
    }

    public int port() {
        return port;
    }

    /** Where a database of this server is. */
    public PostgresAddress address(String database) {
        return new PostgresAddress(place.address() + ":" + port, database, USER, Optional.of(PASSWORD), Map.of());
    }

    /** As {@code store} names it. */
    public String url(String database) {
        return "postgresql://" + USER + ":" + PASSWORD.replace(" ", "%20") + "@" + place.address() + ":" + port + "/"
                + database;
    }

    /** A fresh database with nothing in it. */
    public String emptyDatabase() {
        String name = "empty_" + databases.incrementAndGet();
        execute(
                "postgres",
                "create database " + name + " template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'");
        return name;
    }

    /**
     * The database that tests share which need no own one: with the schema, and emptied. A fresh one would be some
     * hundred files for PostgreSQL to make safe on disk.
     */
    public synchronized String shared(Schema schema) {
        if (!sharedMade) {
            execute(
                    "postgres",
                    "create database shared template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'");
            schema.make(address("shared"));
            sharedMade = true;
        }
        execute("shared", """
                do $$ declare r record; begin
                    for r in select tablename from pg_tables where schemaname = 'public'
                        and tablename not in ('flyway_schema_history', 'counter', 'access_edition', 'schema_reach')
                    loop execute 'delete from ' || r.tablename; end loop;
                    update counter set value = 0;
                    update access_edition set number = 0;
                end $$
                """);
        return "shared";
    }

    /** Brings the schema into a database. */
    public interface Schema {
        void make(PostgresAddress address);
    }

    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + place.address() + ":" + port + "/" + database, USER, PASSWORD);
    }

    public void execute(String database, String sql) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException problem) {
            throw new IllegalStateException(sql, problem);
        }
    }

    /** As a crash of the machine: nothing is written down any more. */
    public void kill() {
        List<ProcessHandle> all = processes();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(handle -> handle.onExit().orTimeout(60, TimeUnit.SECONDS).join());
    }

    /** All of it, as the operating system has them. */
    public List<ProcessHandle> processes() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        program.postmaster(directory).flatMap(ProcessHandle::of).ifPresent(postmaster -> {
            all.addAll(postmaster.descendants().toList());
            all.add(postmaster);
        });
        return all;
    }

    /** As its administrator does it: sessions are broken off, what is committed is written down. */
    public void stop() {
        ProcessHandle postmaster =
                program.postmaster(directory).flatMap(ProcessHandle::of).orElseThrow();
        program.interrupt(postmaster.pid());
        postmaster.onExit().orTimeout(60, TimeUnit.SECONDS).join();
        process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
    }

    /** Whether it has not ended, by itself or by others. */
    public boolean runs() {
        return process.isAlive();
    }

    public void startAgain() {
        try {
            Files.deleteIfExists(PostgresProgram.files(directory).resolve("postmaster.pid"));
            process = launched();
            awaitReady();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    @Override
    public void close() {
        kill();
        program.delete(directory);
    }
}
