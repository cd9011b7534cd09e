package io.opengse.trials.site;

import io.opengse.cli.client.CloudApi;
import io.opengse.cli.place.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A server and hosts on machines of a {@link Network}, put up with the documented commands. Closing ends every program,
 * every game and the network.
 */
public final class Cluster implements AutoCloseable {
    private static final int MOST_MACHINES = 9;

    private final Path folder;
    private final List<String> settings;
    private final Network network;
    private final Whereabouts server;
    private final Ports ports = Ports.free();
    private final Ports door = Ports.free();
    private final Programs programs;
    private final GameFolder gameFolder;
    private final List<Path> fleets = new ArrayList<>();

    /**
     * Where the server is.
     *
     * @param place what stands before its command
     * @param api the address of its API
     * @param door the address at which hosts find it
     * @param loopback how machines of this network reach themselves
     */
    private record Whereabouts(List<String> place, String api, String door, String loopback) {
        static Whereabouts here(Network network) {
            return new Whereabouts(List.of(), "127.0.0.1", network.here(), "127.0.0.1");
        }

        static Whereabouts on(Network network, int machine) {
            String address = "[" + network.address(machine) + "]";
            return new Whereabouts(network.on(machine), address, address, "[::1]");
        }
    }

    private Cluster(Path folder, Network network, Whereabouts server, String... settings) {
        this.folder = folder;
        this.network = network;
        this.server = server;
        this.settings = List.of(settings);
        this.programs = new Programs(folder, this::games);
        this.gameFolder = GameFolder.in(folder);
    }

    /** @param settings of the server, as for --set */
    public static Cluster laid(Path folder, String... settings) {
        Network network = Network.laid();
        return new Cluster(folder, network, Whereabouts.here(network), settings);
    }

    /** The same where there is nothing but IPv6, and with the server on a machine of its own. */
    public static Cluster laidVersion6(Path folder, String... settings) {
        Network network = Network.laidVersion6();
        return new Cluster(folder, network, Whereabouts.on(network, network.machine()), settings);
    }

    /**
     * A fleet of sample games, known to servers started from now on.
     *
     * @param hosts what its hosts must have; empty: nothing
     */
    public Cluster fleet(String name, int processes, String hosts) {
        fleets.add(gameFolder.fleet(name, processes, "--idle-match", hosts));
        return this;
    }

    /** The same of one game that is told more, such as its port. */
    public Cluster game(String name, String parameters) {
        fleets.add(gameFolder.fleet(name, 1, "--idle-match " + parameters, ""));
        return this;
    }

    /** Returns once it answers. */
    public Program server() {
        List<String> arguments = new ArrayList<>(List.of("server", "--data", data("server"), "--api"));
        arguments.addAll(List.of(server.api() + ":" + ports.api(), "--join", server.door() + ":" + door.api()));
        arguments.addAll(List.of("--set", "link=" + server.loopback() + ":" + ports.link(), "--set", "beacon=off"));
        settings.forEach(setting -> arguments.addAll(List.of("--set", setting)));
        fleets.forEach(file -> arguments.addAll(List.of("--fleet", file.toString())));
        return programs.startServing(server.place(), arguments, "server", this::api);
    }

    /** Another machine, not a host yet. */
    public int machine() {
        return network.machine();
    }

    public Network network() {
        return network;
    }

    /** The first two commands: asks the server for a token, and types on the machine what it says. */
    public Program join(int machine, String... ofToken) {
        List<String> typed =
                Invitation.from(folder.resolve("server"), List.of(ofToken), folder.resolve("token" + machine + ".out"));
        return agent(machine, typed);
    }

    /** As systemd would start it, once the machine has joined. */
    public Program agent(int machine) {
        return agent(machine, List.of("agent"));
    }

    private Program agent(int machine, List<String> typed) {
        List<String> arguments = new ArrayList<>(typed);
        arguments.addAll(List.of("--data", data("m" + machine), "--sdk", sdk(machine), "--keep-games"));
        arguments.addAll(List.of("--set", "host-id=m" + machine));
        return programs.start(network.on(machine), arguments, "m" + machine);
    }

    public CloudApi api() {
        return new CloudApi(
                server.api() + ":" + ports.api(),
                new DataDirectory(folder.resolve("server")).credentials().orElseThrow(),
                Clock.systemUTC());
    }

    /** The games that live on a machine, whatever the books say. */
    public List<LivingGame> games(int machine) {
        return LivingGame.at(sdk(machine));
    }

    public String log(String program) {
        try {
            return Files.readString(folder.resolve(program).resolve("gse.log"));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    @Override
    public void close() {
        programs.close();
        network.close();
    }

    private List<LivingGame> games() {
        return Stream.iterate(1, machine -> machine + 1)
                .limit(MOST_MACHINES)
                .flatMap(machine -> games(machine).stream())
                .toList();
    }

    /** Each machine has a loopback of its own; different ports tell their games apart from outside. */
    private String sdk(int machine) {
        return server.loopback() + ":" + (ports.sdk() > 60_000 ? ports.sdk() - machine : ports.sdk() + machine);
    }

    private String data(String name) {
        return folder.resolve(name).toString();
    }
}
