package io.opengse.trials.site;

import io.opengse.agent.AgentSettings;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.place.DataDirectory;
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
    public static final Duration PATIENCE = Duration.ofSeconds(150);

    private final Path folder;
    private final Ports ports = Ports.free();
    private final List<String> settings;
    private final List<Path> fleets = new ArrayList<>();
    private final Programs programs;
    private final GameFolder gameFolder;

    /** @param settings as for --set: key=value, of server or agent or both */
    public Site(Path folder, String... settings) {
        this.folder = folder;
        this.settings = List.of(settings);
        this.programs = new Programs(folder, this::games);
        this.gameFolder = GameFolder.in(folder);
    }

    /** A fleet of sample games, known to servers started from now on. */
    public Site fleet(String name, int processes, String parameters) {
        fleets.add(gameFolder.fleet(name, processes, parameters, ""));
        return this;
    }

    /** Server and agent in one program; returns once it answers. */
    public Program up(String... more) {
        List<String> all = command(
                "up", arguments("--data", data("up"), "--api", at(ports.api()), "--sdk", sdk()), fleetArguments());
        all.addAll(List.of(more));
        return programs.startServing(List.of(), all, "up", this::api);
    }

    /** Returns once it answers. */
    public Program server() {
        List<String> all = command(
                "server",
                arguments("--data", data("server"), "--api", at(ports.api()), "--set", "link=" + at(ports.link())),
                fleetArguments());
        return programs.startServing(List.of(), all, "server", this::api);
    }

    /** Returns at once: whether it serves shows at the server and the games. */
    public Program agent() {
        return agent(ports.link());
    }

    /** One that finds the server at another port, e.g. of something in between. */
    public Program agent(int linkPort) {
        List<String> all = command(
                "agent",
                arguments("--data", data("agent"), "--sdk", sdk(), "--set", "link=" + at(linkPort)),
                List.of(
                        "--token-file",
                        folder.resolve("server").resolve("link.token").toString()));
        return programs.start(List.of(), all, "agent");
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
        programs.close();
    }

    private List<String> command(String command, List<String> arguments, List<String> more) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(arguments);
        settings.stream()
                .filter(setting -> known(command).contains(setting.substring(0, setting.indexOf('='))))
                .forEach(setting -> all.addAll(List.of("--set", setting)));
        all.addAll(more);
        return all;
    }

    private static Set<String> known(String command) {
        Stream<Setting<?>> ofServer = ServerSettings.declared().stream();
        Stream<Setting<?>> ofAgent = AgentSettings.declared().stream();
        Stream<Setting<?>> known = command.equals("server")
                ? ofServer
                : command.equals("agent") ? ofAgent : Stream.concat(ofServer, ofAgent);
        return known.map(Setting::key).collect(Collectors.toSet());
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
