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
    private final Network network = Network.laid();
    private final Ports ports = Ports.free();
    private final Ports door = Ports.free();
    private final Programs programs;
    private final GameFolder gameFolder;
    private final List<Path> fleets = new ArrayList<>();

    /** @param settings of the server, as for --set */
    public Cluster(Path folder, String... settings) {
        this.folder = folder;
        this.settings = List.of(settings);
        this.programs = new Programs(folder, this::games);
        this.gameFolder = GameFolder.in(folder);
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

    /** Returns once it answers. */
    public Program server() {
        List<String> arguments = new ArrayList<>(List.of("server", "--data", data("server"), "--api"));
        arguments.addAll(List.of("127.0.0.1:" + ports.api(), "--join", network.here() + ":" + door.api()));
        arguments.addAll(List.of("--set", "link=127.0.0.1:" + ports.link(), "--set", "beacon=off"));
        settings.forEach(setting -> arguments.addAll(List.of("--set", setting)));
        fleets.forEach(file -> arguments.addAll(List.of("--fleet", file.toString())));
        return programs.startServing(List.of(), arguments, "server", this::api);
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
                "127.0.0.1:" + ports.api(),
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
        return "127.0.0.1:" + (ports.sdk() > 60_000 ? ports.sdk() - machine : ports.sdk() + machine);
    }

    private String data(String name) {
        return folder.resolve(name).toString();
    }
}
