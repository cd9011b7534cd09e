package io.opengse.trials.site;

import static org.awaitility.Awaitility.await;

import io.opengse.agent.AgentSettings;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.place.DataDirectory;
import io.opengse.cli.serve.DemoFolder;
import io.opengse.server.ServerSettings;
import io.opengse.settings.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An installation in a folder of its own whose programs can be started, killed and started again at the same addresses.
 * Either all in one program (up), or a server and an agent. Closing ends every program and every game of it.
 */
public final class Site implements AutoCloseable {
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final Ports ports = Ports.free();
    private final List<String> settings;
    private final List<Path> fleets = new ArrayList<>();
    private final List<Program> programs = new ArrayList<>();

    /** @param settings as for --set: key=value, of server or agent or both */
    public Site(Path folder, String... settings) {
        this.folder = folder;
        this.settings = List.of(settings);
        try {
            DemoFolder.prepare(folder, Program.jars(), "");
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** A fleet of sample games, known to servers started from now on. */
    public Site fleet(String name, int processes, String parameters) {
        String text = """
                Name: %s
                Directory: .
                RuntimeConfiguration:
                  ServerProcesses:
                    - LaunchPath: start.sh
                      Parameters: "%s"
                      ConcurrentExecutions: %d
                  GameServerSessionActivationTimeoutSeconds: 30
                """.formatted(name, parameters, processes);
        try {
            Path file = folder.resolve("demo").resolve(name + ".yaml");
            fleets.add(Files.writeString(file, text));
            return this;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Server and agent in one program; returns once it answers. */
    public Program up(String... more) {
        Program up = started(
                "up",
                "up",
                arguments("--data", data("up"), "--api", at(ports.api()), "--sdk", sdk()),
                fleetArguments(),
                List.of(more));
        awaitApi(up);
        return up;
    }

    /** Returns once it answers. */
    public Program server() {
        Program server = started(
                "server",
                "server",
                arguments("--data", data("server"), "--api", at(ports.api()), "--set", "link=" + at(ports.link())),
                fleetArguments(),
                List.of());
        awaitApi(server);
        return server;
    }

    /** Returns at once: whether it serves shows at the server and the games. */
    public Program agent() {
        return agent(ports.link());
    }

    /** One that finds the server at another port, e.g. of something in between. */
    public Program agent(int linkPort) {
        return started(
                "agent",
                "agent",
                arguments("--data", data("agent"), "--sdk", sdk(), "--set", "link=" + at(linkPort)),
                List.of(
                        "--token-file",
                        folder.resolve("server").resolve("link.token").toString()),
                List.of());
    }

    public int linkPort() {
        return ports.link();
    }

    /** With the credentials of whichever server has run here. */
    public CloudApi api() {
        Path data = Files.exists(folder.resolve("up")) ? folder.resolve("up") : folder.resolve("server");
        return new CloudApi(
                at(ports.api()), new DataDirectory(data).credentials().orElseThrow(), Clock.systemUTC());
    }

    public List<LivingGame> games() {
        return LivingGame.at(sdk());
    }

    /** What all games have printed so far, those that are gone as well, line by line. */
    public List<String> gamesPrinted() {
        return Stream.of("up", "agent")
                .map(data -> new DataDirectory(folder.resolve(data)).outputs())
                .filter(Files::isDirectory)
                .flatMap(Site::lines)
                .toList();
    }

    /** What one game has printed so far. */
    public List<String> printedBy(String processId) {
        return Stream.of("up", "agent")
                .map(data -> new DataDirectory(folder.resolve(data)).outputs().resolve(processId + ".log"))
                .filter(Files::exists)
                .flatMap(file -> linesOf(file).stream())
                .toList();
    }

    /** The agent's or server's own log. */
    public String log(String data) {
        return String.join("\n", linesOf(folder.resolve(data).resolve("gse.log")));
    }

    @Override
    public void close() {
        programs.stream()
                .filter(Program::failed)
                .forEach(program -> System.out.println(program + "\n" + program.printed()));
        programs.stream().filter(Program::runs).forEach(Program::kill);
        games().forEach(LivingGame::kill);
        await("the games' end").atMost(PATIENCE).until(() -> games().isEmpty());
    }

    private Program started(
            String command, String data, List<String> arguments, List<String> more, List<String> flags) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(arguments);
        settings.stream()
                .filter(setting -> known(command).contains(setting.substring(0, setting.indexOf('='))))
                .forEach(setting -> all.addAll(List.of("--set", setting)));
        all.addAll(more);
        all.addAll(flags);
        Program program = Program.start(all, folder.resolve(data + ".out"));
        programs.add(program);
        return program;
    }

    private static Set<String> known(String command) {
        Stream<Setting<?>> ofServer = ServerSettings.declared().stream();
        Stream<Setting<?>> ofAgent = AgentSettings.declared().stream();
        Stream<Setting<?>> known = command.equals("server")
                ? ofServer
                : command.equals("agent") ? ofAgent : Stream.concat(ofServer, ofAgent);
        return known.map(Setting::key).collect(Collectors.toSet());
    }

    private void awaitApi(Program program) {
        await(program + " to serve").atMost(PATIENCE).ignoreExceptions().until(() -> {
            try (CloudApi api = api()) {
                api.call("OpengseVersion", CloudApi.parameters());
                return true;
            }
        });
    }

    private List<String> fleetArguments() {
        return fleets.stream()
                .flatMap(file -> Stream.of("--fleet", file.toString()))
                .toList();
    }

    private static List<String> arguments(String... arguments) {
        return List.of(arguments);
    }

    private String data(String name) {
        return folder.resolve(name).toString();
    }

    private String sdk() {
        return at(ports.sdk());
    }

    private static String at(int port) {
        return "127.0.0.1:" + port;
    }

    static Stream<String> lines(Path outputs) {
        try (Stream<Path> files = Files.list(outputs)) {
            return files.toList().stream().flatMap(file -> linesOf(file).stream());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static List<String> linesOf(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
