package io.opengse.server.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.Protection;
import io.opengse.engine.host.HostTraits;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.instance.Instance;
import io.opengse.engine.membership.NewJoinToken;
import io.opengse.engine.replica.Replica;
import io.opengse.server.console.Browser;
import io.opengse.server.console.word.Language;
import io.opengse.server.console.word.Words;
import io.opengse.server.http.FakeHost;
import io.opengse.server.http.ServedEngine;
import io.opengse.server.live.NoHosts;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every page, over an engine in which there is one of everything. */
class PagesTest {
    @TempDir
    Path folder;

    private ServedEngine server;
    private Fleet fleet;
    private String session = "";

    @BeforeEach
    void start() throws Exception {
        server = new ServedEngine(folder);
        FakeHost host = new FakeHost(server.engine);
        fleet = host.fleet("<b>arena</b>", Protection.NONE, 2);
        host.ready(fleet.id());
        host.ready(fleet.id());
        session = server.call(
                        "CreateGameServerSession",
                        "{\"FleetId\":\"" + fleet.id() + "\",\"MaximumPlayerSessionCount\":4,\"Name\":\"duel\","
                                + "\"GameProperties\":[{\"Key\":\"map\",\"Value\":\"harbour\"}]}")
                .at("/GameServerSession/GameServerSessionId")
                .asText();
        host.activate(session);
        server.call("JoinGameServerSession", "{\"GameServerSessionId\":\"" + session + "\",\"PlayerId\":\"ada\"}");
        server.call(
                "CreateAlias",
                "{\"Name\":\"live\",\"RoutingStrategy\":{\"Type\":\"SIMPLE\",\"FleetId\":\"" + fleet.id() + "\"}}");
        server.call(
                "CreateGameServerSessionQueue",
                "{\"Name\":\"ranked\",\"Destinations\":[{\"DestinationArn\":\"qcs::gse:local:uin/100000000001:fleet/"
                        + fleet.id() + "\"}]}");
        server.call(
                "StartGameServerSessionPlacement",
                "{\"PlacementId\":\"match-1\",\"GameServerSessionQueueName\":\"ranked\","
                        + "\"MaximumPlayerSessionCount\":2}");
        HostTraits traits = new HostTraits("east", "", Map.of("gpu", "yes"));
        server.engine.memberships().issue(new NewJoinToken("jt-1", "00", traits, 2, Duration.ofHours(1)), "ops");
        server.call(
                "OpengseCreatePolicy",
                "{\"PolicyName\":\"nothing\",\"PolicyDocument\":\"{\\\"version\\\":\\\"2.0\\\","
                        + "\\\"statement\\\":[{\\\"effect\\\":\\\"deny\\\",\\\"action\\\":[\\\"gse:*\\\"],\\\"resource\\\":\\\"*\\\"}]}\"}");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Each server draws what it saw; where there is but one, nobody asks. */
    @Test
    void theChartsOfSeveralServersSayWhoseTheyAre() throws Exception {
        Browser browser = Browser.signedIn(server);
        List<String> charted = List.of("/console", "/console/fleet?id=" + fleet.id());
        runs("srv-1", "10.0.0.1:8080");
        for (String path : charted) {
            assertThat(browser.get(path).body()).as(path).doesNotContain("keeps its own charts");
        }

        runs("srv-2", "10.0.0.2:8080");

        for (String path : charted) {
            assertThat(browser.get(path).body()).as(path).contains("As the server at 10.0.0.1:8080 saw it, one of 2");
        }
    }

    private void runs(String id, String address) {
        Instant now = Instant.EPOCH;
        server.engine.replicas().tell(new Replica(id, address, "0.1.0-test", now, now, 1));
    }

    @Test
    void everyPageOpensInBothLanguages() throws Exception {
        Browser browser = Browser.signedIn(server);
        for (String language : List.of("en", "zh")) {
            for (String path : paths()) {
                HttpResponse<String> page = browser.preferring(language).get(path);

                assertThat(page.statusCode()).as(path).isEqualTo(200);
                assertThat(page.body())
                        .as(path)
                        .contains("<html lang=\"" + language + "\"")
                        .doesNotContain("<b>arena");
            }
        }
    }

    @Test
    void everythingAPageSaysHasAText() {
        Map<String, Page> pages = Pages.of(
                server.engine,
                new NoHosts().live(),
                server.history(),
                List.of(new SettingInForce("join", "0.0.0.0:5762", "", "d")),
                Clock.systemUTC());
        Words words = Words.in(Language.ENGLISH);
        Set<String> missing = new TreeSet<>();
        for (String path : paths()) {
            Place place = Places.parsed(path, words);
            SpokenWords.of(pages.get(place.name()).open(place)).stream()
                    .filter(key -> !words.has(key))
                    .forEach(key -> missing.add(path + ": " + key));
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void whatIsNotThereIsSaidSo() throws Exception {
        HttpResponse<String> page = Browser.signedIn(server).get("/console/fleet?id=fleet-none");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("fleet-none");
    }

    @Test
    void whereThereIsNoPageTheConsoleSaysSo() throws Exception {
        for (String path : List.of("/console/nowhere", "/console/some/where", "/console/files/x/y/z")) {
            HttpResponse<String> page = Browser.signedIn(server).get(path);

            assertThat(page.statusCode()).as(path).isEqualTo(404);
            assertThat(page.body()).as(path).contains("There is no such page.", "href=\"/console\"");
        }
    }

    @Test
    void everyPageWithAllItsFilesIsSmall() throws Exception {
        Browser browser = Browser.signedIn(server);
        for (String path : paths()) {
            assertThat(browser.weight(path)).as(path).isLessThan(300 << 10);
        }
    }

    @Test
    void thePageOfASessionTellsItFromItsCreation() throws Exception {
        String page = Browser.signedIn(server).get(Place.of("session", session)).body();

        assertThat(page).contains("duel", "harbour", "ada", "SESSION_CREATED", "SESSION_ACTIVE", "PLAYER_JOINED");
    }

    @Test
    void whereNoHostCanJoinNoTokenIsOfferedAndItIsSaidWhy() throws Exception {
        String page = Browser.signedIn(server).get("/console/hosts").body();

        assertThat(page)
                .contains("No machine can join this server", "gse server with --join")
                .doesNotContain("OpengseCreateJoinToken");
    }

    @Test
    void aSessionIsCalledByTheEndOfItsIdWhichTellsItFromOthers() {
        SessionId id = new SessionId("qcs::gse:local:uin/100000000001:gameserversession/fleet-1/gssess-1/match-1");

        assertThat(Links.name(id)).isEqualTo("match-1");
    }

    @Test
    void thePageOfHostsTellsTokensAndOffersToTakeThemBack() throws Exception {
        String page = Browser.signedIn(server).get("/console/hosts").body();

        assertThat(page).contains("jt-1", "gpu=yes", "east", "0 / 2", "OpengseRevokeJoinToken");
    }

    @Test
    void aHostOffersWhatCanBeDoneWithItNow() throws Exception {
        Browser browser = Browser.signedIn(server);
        String path = Place.of("host", new HostId("host-1"));
        assertThat(browser.get(path).body())
                .contains("OpengseDrainHost")
                .doesNotContain("OpengseUndrainHost", "Forget");

        server.call("OpengseDrainHost", "{\"HostId\":\"host-1\"}");

        assertThat(browser.get(path).body()).contains("OpengseUndrainHost", "draining");
    }

    private List<String> paths() {
        List<String> paths = new ArrayList<>(List.of("/console"));
        for (String name : List.of(
                "fleets",
                "hosts",
                "processes",
                "sessions",
                "queues",
                "placements",
                "aliases",
                "assets",
                "events",
                "credentials",
                "policies",
                "audit",
                "quotas",
                "settings")) {
            paths.add("/console/" + name);
        }
        for (String tab : List.of("state", "capacity", "processes", "sessions", "events", "settings")) {
            paths.add(Place.of("fleet", fleet.id()) + "&tab=" + tab);
        }
        Instance instance = server.engine.instances().living(fleet.id()).getFirst();
        paths.add(Place.of("instance", instance.id()));
        paths.add(Place.of("host", new HostId("host-1")));
        paths.add(Place.of("process", "proc-0"));
        paths.add(Place.of("session", session));
        paths.add(Place.of("queue", "ranked"));
        paths.add(Place.of("placement", "match-1"));
        paths.add(Place.of(
                "alias",
                server.engine
                        .aliases()
                        .list(io.opengse.engine.alias.AliasQuery.ALL)
                        .getFirst()
                        .id()));
        paths.add(Place.of("policy", "nothing"));
        paths.add(Place.of("policy", "QcloudGSEFullAccess"));
        return paths;
    }
}
