package io.opengse.bench.hosts;

import io.opengse.agent.link.HostPort;
import io.opengse.bench.Lab;
import io.opengse.bench.program.Program;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.place.DataDirectory;
import io.opengse.server.sql.PostgresAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A real gse server in a program of its own, on the store that is measured, and how it is asked. */
final class ServerProgram implements AutoCloseable {
    /** Below those that systems give to connections by themselves. */
    private static final int HIGHEST_PORT = 32_000;

    private static final int LOWEST_PORT = 20_000;
    private static final int ATTEMPTS = 100;

    private final Lab lab;
    private final Program program;
    private final DataDirectory data;
    private final CloudApi api;

    private ServerProgram(Lab lab, Program program, DataDirectory data, CloudApi api) {
        this.lab = lab;
        this.program = program;
        this.data = data;
        this.api = api;
    }

    /** Where a server of this run may listen: nobody else does now, and no connection of the crowd will begin there. */
    static HostPort freeAddress(Lab lab) throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        for (int attempt = 1; ; attempt++) {
            int port = lab.random().nextInt(LOWEST_PORT, HIGHEST_PORT);
            try (ServerSocket _ = new ServerSocket(port, 1, here)) {
                return new HostPort(here.getHostAddress(), port);
            } catch (IOException taken) {
                if (attempt == ATTEMPTS) {
                    throw taken;
                }
            }
        }
    }

    /** @param link where agents connect to it */
    static ServerProgram start(Lab lab, String name, HostPort link) throws IOException {
        DataDirectory data = new DataDirectory(lab.folder(name));
        List<String> more = new ArrayList<>(List.of("--set", "link=" + link, "--set", "instance-quota=100000"));
        lab.postgres().ifPresent(address -> more.addAll(List.of("--store", url(address))));
        Map<String, String> environment = lab.postgres()
                .flatMap(PostgresAddress::password)
                .map(password -> Map.of("PGPASSWORD", password))
                .orElse(Map.of());
        Program program = Program.serving(lab, data, environment, "server", more.toArray(String[]::new));
        CloudApi api = new CloudApi(
                data.endpoints().orElseThrow().api(), data.credentials().orElseThrow(), lab.clock());
        return new ServerProgram(lab, program, data, api);
    }

    /** Another server of the same database: it needs the key with which the first one sealed what they share. */
    ServerProgram startSibling(String name, HostPort link) throws IOException {
        Path folder = Files.createDirectories(lab.folder(name));
        Files.copy(data.root().resolve("access.key"), folder.resolve("access.key"));
        return start(lab, name, link);
    }

    private static String url(PostgresAddress address) {
        String options = address.options().entrySet().stream()
                .map(option -> option.getKey() + "=" + option.getValue())
                .collect(Collectors.joining("&"));
        return options.isEmpty() ? address.toString() : address + "?" + options;
    }

    CloudApi api() {
        return api;
    }

    String linkToken() throws IOException {
        return Files.readString(data.root().resolve("link.token")).strip();
    }

    double residentMegabytes() throws IOException {
        return program.residentMegabytes();
    }

    /** As {@link Program#processorPercent}. */
    double processorPercent(Duration during) throws IOException {
        return program.processorPercent(lab, during);
    }

    void kill() {
        program.kill();
    }

    /** As by SIGTERM; returns at once. */
    void stop() {
        program.stop();
    }

    @Override
    public void close() throws IOException {
        api.close();
        program.close();
    }
}
