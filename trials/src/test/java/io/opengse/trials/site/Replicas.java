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

/**
 * Several servers on one database, each with a folder and addresses of its own, and one host whose agent knows them all.
 * Closing ends every program and every game.
 */
public final class Replicas implements AutoCloseable {
    private final Path folder;
    private final String store;
    private final List<Ports> ports;
    private final Programs programs;
    private final Path fleet;

    /** @param store the URL of an empty database */
    public Replicas(Path folder, String store, int servers, int processes) {
        this.folder = folder;
        this.store = store;
        List<Ports> taken = new ArrayList<>();
        while (taken.size() < servers) {
            taken.add(Ports.free());
        }
        this.ports = List.copyOf(taken);
        this.programs = new Programs(folder, this::games);
        this.fleet = GameFolder.in(folder).fleet("arena", processes, "--idle-match", "");
    }

    /** Returns once it answers. All but the first are given the first one's key, as docs/scale-out.md says. */
    public Program server(int number) {
        return programs.startServing(List.of(), arguments(number), "server" + number, () -> api(number));
    }

    /** The same of a version that has these migrations besides. */
    public Program server(int number, Path migrations) {
        return programs.startServing(migrations, arguments(number), "server" + number, () -> api(number));
    }

    private List<String> arguments(int number) {
        shareKey(number);
        List<String> arguments =
                new ArrayList<>(List.of("server", "--data", data(number).toString()));
        arguments.addAll(List.of("--api", at(ports.get(number).api()), "--store", store));
        arguments.addAll(List.of("--set", "link=" + at(ports.get(number).link()), "--set", "beacon=off"));
        arguments.addAll(List.of("--set", "kill-grace=2s", "--set", "player-reservation-timeout=5s"));
        if (number == 0) {
            arguments.addAll(List.of("--fleet", fleet.toString()));
        }
        return arguments;
    }

    private void shareKey(int number) {
        try {
            Path own = Files.createDirectories(data(number)).resolve("access.key");
            if (number > 0 && !Files.exists(own)) {
                Files.copy(data(0).resolve("access.key"), own);
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** One that knows all servers. */
    public Program agent() {
        List<String> links = ports.stream().map(each -> at(each.link())).toList();
        return programs.start(
                List.of(),
                List.of(
                        "agent",
                        "--data",
                        folder.resolve("agent").toString(),
                        "--sdk",
                        sdk(),
                        "--set",
                        "link=" + String.join(",", links),
                        "--set",
                        "kill-grace=2s",
                        "--token-file",
                        data(0).resolve("link.token").toString()),
                "agent");
    }

    public CloudApi api(int number) {
        return new CloudApi(
                at(ports.get(number).api()),
                new DataDirectory(data(number)).credentials().orElseThrow(),
                Clock.systemUTC());
    }

    /** Of the server that leads, as this one knows. */
    public String leader(CloudApi asked) {
        var servers = asked.call("OpengseListServers", CloudApi.parameters()).path("Servers");
        for (var server : servers) {
            if (server.path("Leads").asBoolean()) {
                return server.path("Address").asText();
            }
        }
        return "";
    }

    public String address(int number) {
        return at(ports.get(number).api());
    }

    public List<LivingGame> games() {
        return LivingGame.at(sdk());
    }

    /** What all games have printed so far, line by line. */
    public List<String> gamesPrinted() {
        return Site.lines(new DataDirectory(folder.resolve("agent")).outputs()).toList();
    }

    @Override
    public void close() {
        programs.close();
    }

    private Path data(int number) {
        return folder.resolve("server" + number);
    }

    private String sdk() {
        return at(ports.getFirst().sdk());
    }

    private static String at(int port) {
        return "127.0.0.1:" + port;
    }
}
