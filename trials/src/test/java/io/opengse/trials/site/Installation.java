package io.opengse.trials.site;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.place.DataDirectory;
import io.opengse.server.sql.postgres.PostgresPlace;
import io.opengse.server.sql.postgres.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Two servers, their PostgreSQL and three joined hosts, each on a machine of its own in a {@link Network}, and all of them
 * to be hurt. Closing ends everything.
 */
public final class Installation implements AutoCloseable {
    private static final int API = 8080;
    private static final int DOOR = 5762;
    private static final int DATABASE = 5432;
    private static final int DISK_MEGABYTES = 400;

    /** In the order in which the network numbers them. */
    public enum Machine {
        SERVER_A,
        SERVER_B,
        DATABASE,
        HOST_1,
        HOST_2,
        HOST_3;

        public static final List<Machine> SERVERS = List.of(SERVER_A, SERVER_B);
        public static final List<Machine> HOSTS = List.of(HOST_1, HOST_2, HOST_3);

        int number() {
            return ordinal() + 1;
        }

        /** What its host is called, and its folder. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Path folder;
    private final Network network = Network.laid();
    private final Disk disk = Disk.of(DISK_MEGABYTES, "postgres");
    private final PostgresServer database;
    private final String databaseName;
    private final Programs programs;
    private final Path fleet;
    private final int sdkPort = Ports.free().sdk();
    private final Map<Machine, Program> running = new EnumMap<>(Machine.class);

    /** Puts up the database and both servers; {@link #joinAll} adds the hosts. */
    public Installation(Path folder, int processes) {
        this.folder = folder;
        this.programs = new Programs(folder, this::games);
        for (Machine machine : Machine.values()) {
            if (network.machine() != machine.number()) {
                throw new IllegalStateException("the network numbers its machines otherwise");
            }
        }
        this.database = PostgresServer.start(new PostgresPlace(
                network.on(Machine.DATABASE.number()),
                network.address(Machine.DATABASE.number()),
                DATABASE,
                Optional.of(disk.root().resolve("postgresql"))));
        this.databaseName = database.emptyDatabase();
        this.fleet = GameFolder.in(folder).fleet("arena", processes, "--idle-match", "");
        Machine.SERVERS.forEach(this::start);
    }

    /** Asks the first server for a token that is good for all hosts, and types on each what it says. */
    public void joinAll() {
        List<String> uses = List.of("--uses", String.valueOf(Machine.HOSTS.size()));
        List<String> typed = Invitation.from(data(Machine.SERVER_A), uses, folder.resolve("token.out"));
        Machine.HOSTS.forEach(host -> startAgent(host, typed));
    }

    /** A server or a host that was ended; returns when a server answers. */
    public void start(Machine machine) {
        if (Machine.SERVERS.contains(machine)) {
            shareKey(machine);
            Program server = programs.start(network.on(machine.number()), arguments(machine), machine.id());
            running.put(machine, programs.serving(server, () -> api(machine)));
        } else {
            startAgent(machine, List.of("agent"));
        }
    }

    /** A server that was ended, whose clock is wrong by so many seconds. */
    public void startSkewed(Machine server, int seconds) {
        Program program = programs.startSkewed(network.on(server.number()), seconds, arguments(server), server.id());
        running.put(server, programs.serving(program, () -> api(server)));
    }

    private List<String> arguments(Machine server) {
        List<String> arguments =
                new ArrayList<>(List.of("server", "--data", data(server).toString()));
        arguments.addAll(List.of("--api", address(server, API), "--join", address(server, DOOR)));
        arguments.addAll(List.of("--store", database.url(databaseName), "--set", "link=127.0.0.1:5760"));
        arguments.addAll(List.of("--set", "join-addresses=" + doors(), "--set", "beacon=off"));
        arguments.addAll(List.of("--set", "kill-grace=2s", "--set", "player-reservation-timeout=20s"));
        if (server == Machine.SERVER_A) {
            arguments.addAll(List.of("--fleet", fleet.toString()));
        }
        return arguments;
    }

    private void startAgent(Machine host, List<String> typed) {
        List<String> arguments = new ArrayList<>(typed);
        arguments.addAll(List.of("--data", data(host).toString(), "--sdk", sdk(host), "--keep-games"));
        arguments.addAll(List.of("--set", "host-id=" + host.id(), "--set", "kill-grace=2s"));
        running.put(host, programs.start(network.on(host.number()), arguments, host.id()));
    }

    private void shareKey(Machine server) {
        try {
            Path own = Files.createDirectories(data(server)).resolve("access.key");
            if (server != Machine.SERVER_A && !Files.exists(own)) {
                Files.copy(data(Machine.SERVER_A).resolve("access.key"), own);
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** The server or agent that runs there. */
    public Program program(Machine machine) {
        return Objects.requireNonNull(running.get(machine), machine + " runs nothing");
    }

    public PostgresServer database() {
        return database;
    }

    /** The servers' own, there. */
    public String databaseName() {
        return databaseName;
    }

    /** The database's. */
    public Disk disk() {
        return disk;
    }

    /** Neither hears the other any more, and neither is told. */
    public void cut(Machine one, Machine other) {
        silence(one, other);
        silence(other, one);
    }

    public void mend(Machine one, Machine other) {
        speakAgain(one, other);
        speakAgain(other, one);
    }

    /** What the one sends to the other is lost. */
    public void silence(Machine one, Machine to) {
        network.loseFrom(one.number(), to.number());
    }

    public void speakAgain(Machine one, Machine to) {
        network.findAgainFrom(one.number(), to.number());
    }

    public CloudApi api(Machine server) {
        return new CloudApi(
                address(server, API),
                new DataDirectory(data(server)).credentials().orElseThrow(),
                Clock.systemUTC());
    }

    /** The server that leads, as this one knows. */
    public Optional<Machine> leader(CloudApi asked) {
        for (JsonNode server :
                asked.call("OpengseListServers", CloudApi.parameters()).path("Servers")) {
            if (server.path("Leads").asBoolean()) {
                return serverAt(server.path("Address").asText());
            }
        }
        return Optional.empty();
    }

    /** The server whose API is there. */
    public Optional<Machine> serverAt(String authority) {
        return Machine.SERVERS.stream()
                .filter(machine -> address(machine, API).equals(authority))
                .findFirst();
    }

    /** All that live, whatever the books say. */
    public List<LivingGame> games() {
        return Machine.HOSTS.stream()
                .flatMap(host -> LivingGame.at(sdk(host)).stream())
                .toList();
    }

    /** What all games have printed so far, line by line. */
    public List<String> gamesPrinted() {
        return Machine.HOSTS.stream()
                .map(host -> new DataDirectory(data(host)).outputs())
                .filter(Files::isDirectory)
                .flatMap(Site::lines)
                .toList();
    }

    /** A program's own log. */
    public Stream<String> log(Machine machine) {
        try {
            return Files.readAllLines(data(machine).resolve("gse.log")).stream();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    @Override
    public void close() {
        programs.close();
        database.close();
        disk.close();
        network.close();
    }

    private String doors() {
        return address(Machine.SERVER_A, DOOR) + "," + address(Machine.SERVER_B, DOOR);
    }

    private String address(Machine machine, int port) {
        return network.address(machine.number()) + ":" + port;
    }

    /** Each machine has a loopback of its own; different ports tell their games apart from outside. */
    private String sdk(Machine host) {
        return "127.0.0.1:" + (sdkPort > 60_000 ? sdkPort - host.number() : sdkPort + host.number());
    }

    private Path data(Machine machine) {
        return folder.resolve(machine.id());
    }
}
