package io.opengse.trials.site;

import static org.awaitility.Awaitility.await;

import io.opengse.cli.client.CloudApi;
import io.opengse.cli.place.DataDirectory;
import io.opengse.cli.serve.DemoFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
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
    private final List<Program> programs = new ArrayList<>();
    private final List<Path> fleets = new ArrayList<>();

    /** @param settings of the server, as for --set */
    public Cluster(Path folder, String... settings) {
        this.folder = folder;
        this.settings = List.of(settings);
        try {
            DemoFolder.prepare(folder, Program.jars(), "");
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /**
     * A fleet of sample games, known to servers started from now on.
     *
     * @param hosts what its hosts must have; empty: nothing
     */
    public Cluster fleet(String name, int processes, String hosts) {
        String text = """
                Name: %s
                Directory: .
                Tags:
                  - Key: gse:hosts
                    Value: "%s"
                RuntimeConfiguration:
                  ServerProcesses:
                    - LaunchPath: start.sh
                      Parameters: "--idle-match"
                      ConcurrentExecutions: %d
                  GameServerSessionActivationTimeoutSeconds: 60
                """.formatted(name, hosts, processes);
        try {
            fleets.add(Files.writeString(folder.resolve("demo").resolve(name + ".yaml"), text));
            return this;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Returns once it answers. */
    public Program server() {
        List<String> arguments = new ArrayList<>(List.of("server", "--data", data("server"), "--api"));
        arguments.addAll(List.of("127.0.0.1:" + ports.api(), "--join", network.here() + ":" + door.api()));
        arguments.addAll(List.of("--set", "link=127.0.0.1:" + ports.link(), "--set", "beacon=off"));
        settings.forEach(setting -> arguments.addAll(List.of("--set", setting)));
        fleets.forEach(file -> arguments.addAll(List.of("--fleet", file.toString())));
        Program server = started(List.of(), arguments, "server");
        await(server + " to serve").atMost(Site.PATIENCE).ignoreExceptions().until(() -> {
            try (CloudApi api = api()) {
                api.call("OpengseVersion", CloudApi.parameters());
                return true;
            }
        });
        return server;
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
        List<String> question = new ArrayList<>(List.of("host", "token", "--data", data("server")));
        question.addAll(List.of(ofToken));
        Program asked = Program.start(List.of(), question, folder.resolve("token" + machine + ".out"));
        asked.awaitEnd();
        String line = asked.printed()
                .lines()
                .filter(each -> each.startsWith("gse agent "))
                .findFirst()
                .orElseThrow(() -> new AssertionError(asked.printed()));
        List<String> typed = Arrays.asList(line.substring("gse ".length()).split(" ", -1));
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
        return started(network.on(machine), arguments, "m" + machine);
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
        programs.stream()
                .filter(Program::failed)
                .forEach(program -> System.out.println(program + "\n" + program.printed()));
        programs.stream().filter(Program::runs).forEach(Program::kill);
        all().forEach(LivingGame::kill);
        await("the games' end").atMost(Site.PATIENCE).until(() -> all().isEmpty());
        network.close();
    }

    private List<LivingGame> all() {
        return Stream.iterate(1, machine -> machine + 1)
                .limit(MOST_MACHINES)
                .flatMap(machine -> games(machine).stream())
                .toList();
    }

    private Program started(List<String> place, List<String> arguments, String name) {
        Program program = Program.start(place, arguments, folder.resolve(name + ".out"));
        programs.add(program);
        return program;
    }

    /** Each machine has a loopback of its own; different ports tell their games apart from outside. */
    private String sdk(int machine) {
        return "127.0.0.1:" + (ports.sdk() > 60_000 ? ports.sdk() - machine : ports.sdk() + machine);
    }

    private String data(String name) {
        return folder.resolve(name).toString();
    }
}
