package io.opengse.trials.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.ApiRefused;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Failure;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What the server says is so, asked through its signed API; and the few things a back end asks it to do. */
public final class Books implements AutoCloseable {
    private static final int ALL = 100_000;

    private final CloudApi api;

    public Books(Site site) {
        this(site.api());
    }

    public Books(Cluster cluster) {
        this(cluster.api());
    }

    /** @param api closed with this */
    public Books(CloudApi api) {
        this.api = api;
    }

    /** The id of the fleet of this name, as soon as there is one. */
    public String fleet(String name) {
        return await("fleet " + name)
                .atMost(Site.PATIENCE)
                .until(() -> found(name), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<String> found(String name) {
        return list(api.call("ListFleets", CloudApi.parameters()).path("FleetIds")).stream()
                .map(JsonNode::asText)
                .filter(id -> name(id).equals(name))
                .findFirst();
    }

    private String name(String fleet) {
        ObjectNode question = CloudApi.parameters();
        question.putArray("FleetIds").add(fleet);
        return api.call("DescribeFleetAttributes", question)
                .path("FleetAttributes")
                .path(0)
                .path("Name")
                .asText();
    }

    /** @param token also becomes its name */
    public JsonNode create(String fleet, String token, int seats) {
        return api.call(
                        "CreateGameServerSession",
                        CloudApi.parameters()
                                .put("FleetId", fleet)
                                .put("IdempotencyToken", token)
                                .put("Name", token)
                                .put("MaximumPlayerSessionCount", seats))
                .path("GameServerSession");
    }

    /** Says the ticket. */
    public String join(String session, String player) {
        return api.call("JoinGameServerSession", about(session).put("PlayerId", player))
                .path("PlayerSession")
                .path("PlayerSessionId")
                .asText();
    }

    public void end(String session) {
        api.call("EndGameServerSessionAndProcess", about(session));
    }

    public JsonNode session(String session) {
        return api.call("DescribeGameServerSessions", about(session))
                .path("GameServerSessions")
                .path(0);
    }

    public String status(String session) {
        return session(session).path("Status").asText();
    }

    /** The same, empty while nobody answers, or the database of who does. */
    public Optional<String> statusIfAnswered(String session) {
        try {
            return Optional.of(status(session));
        } catch (Failure _) {
            return Optional.empty();
        } catch (ApiRefused refused) {
            if (isUncertain(refused)) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    public boolean hasLogs(String session) {
        return !api.call("GetGameServerSessionLogUrl", about(session))
                .path("PreSignedUrl")
                .asText("")
                .isEmpty();
    }

    public List<JsonNode> sessions(String fleet) {
        return all("DescribeGameServerSessions", CloudApi.parameters().put("FleetId", fleet), "GameServerSessions");
    }

    public List<JsonNode> players(String session) {
        return all("DescribePlayerSessions", about(session), "PlayerSessions");
    }

    /** The living ones. */
    public List<JsonNode> processes() {
        return list(api.call("OpengseListProcesses", CloudApi.parameters().put("Limit", 1000))
                .path("Processes"));
    }

    /** The living process that hosts this session. */
    public JsonNode hostOf(String session) {
        return processes().stream()
                .filter(process -> process.path("GameServerSessionId").asText().equals(session))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no process hosts " + session));
    }

    public List<String> hostStatuses() {
        return list(api.call("OpengseListHosts", CloudApi.parameters()).path("Hosts")).stream()
                .map(host -> host.path("Status").asText())
                .toList();
    }

    /** Whether every host is there, and so many processes are ready, which are exactly the games that run. */
    public boolean agreeWith(List<LivingGame> games, int processes) {
        Set<LivingGame> booked = new HashSet<>();
        for (JsonNode process : processes()) {
            if (!process.path("Status").asText().equals("ACTIVE")) {
                return false;
            }
            booked.add(new LivingGame(
                    process.path("Pid").asLong(), process.path("ProcessId").asText()));
        }
        return booked.size() == processes
                && games.size() == processes
                && booked.equals(Set.copyOf(games))
                && hostStatuses().stream().allMatch("CONNECTED"::equals);
    }

    /** Whether a server says that it could not do it now, or does not know what came of it. */
    public static boolean isUncertain(Throwable problem) {
        return problem instanceof ApiRefused refused
                && (refused.code().equals("InternalError") || refused.code().equals("FailedOperation"));
    }

    /** Waits until they do. */
    public void awaitHarmony(Supplier<List<LivingGame>> games, int processes) {
        await("books and processes to agree")
                .atMost(Site.PATIENCE)
                .untilAsserted(() -> assertThat(agreeWith(games.get(), processes))
                        .as(games.get() + " but " + processes())
                        .isTrue());
    }

    public static InetSocketAddress door(JsonNode session) {
        return new InetSocketAddress(
                session.path("IpAddress").asText(), session.path("Port").asInt());
    }

    @Override
    public void close() {
        api.close();
    }

    private List<JsonNode> all(String action, ObjectNode question, String list) {
        return list(api.all(action, question, list, ALL).path(list));
    }

    private static ObjectNode about(String session) {
        return CloudApi.parameters().put("GameServerSessionId", session);
    }

    private static List<JsonNode> list(JsonNode array) {
        List<JsonNode> items = new ArrayList<>();
        array.forEach(items::add);
        return items;
    }
}
