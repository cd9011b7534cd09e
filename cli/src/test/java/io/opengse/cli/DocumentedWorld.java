package io.opengse.cli;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.tencentcloudapi.gse.v20191112.models.GameServerSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the pages speak of, as it is in a running gse up: a fleet arena, a session in it, files, a placement. */
final class DocumentedWorld {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Operator operator;
    private final Path data;
    private final Map<Pattern, Supplier<String>> meanings = new LinkedHashMap<>();
    private final AtomicInteger guests = new AtomicInteger();

    private DocumentedWorld(Operator operator, Path data) {
        this.operator = operator;
        this.data = data;
    }

    static DocumentedWorld laidOut(RunningCommand up, Path data, Path desk) throws Exception {
        Operator operator = new Operator(up, data);
        DocumentedWorld world = new DocumentedWorld(operator, data);
        Path arena = world.fleetFile("arena");
        operator.gse("fleet", "apply", "-f", arena.toString());
        operator.gse("fleet", "apply", "-f", world.fleetFile("OLD").toString());
        String fleet = world.fleet("arena");
        // In a fleet that no page drains.
        GameServerSession session = operator.match(world.fleet("demo"));
        operator.gse("queue", "create", "played", "--to", "arena");
        operator.gse("placement", "start", "placement-17", "--queue", "played", "--players", "2");
        Path game = Files.createDirectories(desk.resolve("game"));
        Files.writeString(game.resolve("start.sh"), "#!/bin/sh\nexec true\n");
        Path policy = desk.resolve("all-but-live.json");
        Files.writeString(policy, """
                {"version": "2.0", "statement": [{"effect": "allow", "action": "gse:*", "resource": "*"}]}
                """);
        world.means("gssess-[0-9a-z]+(-[0-9a-z]+)*|ID", session::getGameServerSessionId);
        world.means("proc-[0-9a-z]+", () -> world.idle(session));
        world.means("psess-[0-9a-z]+", () -> world.joined(session));
        world.means("ins-[0-9a-z]+", () -> world.instance(fleet));
        world.means("fleet-[0-9a-z]{8}-[0-9a-z]{8}", () -> fleet);
        world.means("^h1$", () -> world.first("process", "list", "HostId"));
        world.means("^\\./game$", game::toString);
        world.means("^(my-)?fleet\\.yaml$", arena::toString);
        world.means("^all-but-live\\.json$", policy::toString);
        world.means(
                "/backup/gse-monday.backup", () -> desk.resolve("monday.backup").toString());
        world.means("^night\\.backup$", () -> desk.resolve("night.backup").toString());
        world.means("^/var/lib/gse$", data::toString);
        world.means("^/tmp/rehearsal$", () -> desk.resolve("rehearsal").toString());
        return world;
    }

    /** The arguments with everything that a reader would fill in. */
    List<String> filled(List<String> arguments) {
        List<String> filled = new ArrayList<>();
        for (String argument : arguments) {
            String text = argument;
            for (Map.Entry<Pattern, Supplier<String>> meaning : meanings.entrySet()) {
                if (meaning.getKey().matcher(text).find()) {
                    String value = meaning.getValue().get();
                    text = meaning.getKey().matcher(text).replaceAll(_ -> Matcher.quoteReplacement(value));
                    break;
                }
            }
            filled.add(text);
        }
        if (!filled.contains("--data")) {
            filled.addAll(List.of("--data", data.toString()));
        }
        return filled;
    }

    private void means(String pattern, Supplier<String> value) {
        meanings.put(Pattern.compile(pattern), value);
    }

    /** The demo's folder under another name. */
    private Path fleetFile(String name) throws IOException {
        Path demo = data.resolve("demo");
        Path file = demo.resolve(name + ".yaml");
        Files.writeString(file, Files.readString(demo.resolve("fleet.yaml")).replace("Name: demo", "Name: " + name));
        return file;
    }

    private String fleet(String name) throws Exception {
        for (var fleet : JSON.readTree(operator.gse("fleet", "list", "--json")).findParents("FleetId")) {
            if (fleet.path("Name").asText().equals(name)) {
                return fleet.path("FleetId").asText();
            }
        }
        throw new IllegalStateException("there is no fleet " + name);
    }

    /** A process that may be killed: not the one that hosts the session. */
    private String idle(GameServerSession session) {
        return await().atMost(Operator.PATIENCE)
                .until(() -> idle(session.getFleetId(), session.getGameServerSessionId()), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<String> idle(String fleet, String session) throws IOException {
        return JSON
                .readTree(operator.gse("process", "list", "--json", "--fleet", fleet))
                .findParents("ProcessId")
                .stream()
                .filter(process -> process.path("Status").asText().equals("ACTIVE"))
                .filter(process -> !process.toString().contains(session))
                .map(process -> process.path("ProcessId").asText())
                .findFirst();
    }

    private String joined(GameServerSession session) {
        try {
            return operator.join(session, "guest-" + guests.incrementAndGet()).getPlayerSessionId();
        } catch (Exception refused) {
            throw new IllegalStateException(refused);
        }
    }

    private String instance(String fleet) {
        return first("instance", "list", "InstanceId", "--fleet", fleet);
    }

    private String first(String noun, String verb, String field, String... more) {
        List<String> command = new ArrayList<>(List.of(noun, verb, "--json"));
        command.addAll(List.of(more));
        try {
            return JSON.readTree(operator.gse(command.toArray(String[]::new)))
                    .findValuesAsText(field)
                    .getFirst();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
