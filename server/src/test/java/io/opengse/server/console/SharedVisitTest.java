package io.opengse.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.Protection;
import io.opengse.engine.memory.MemoryStore;
import io.opengse.server.http.FakeHost;
import io.opengse.server.http.ServedEngine;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One browser at two servers of one database. */
class SharedVisitTest {
    @TempDir
    Path folder;

    private ServedEngine one;
    private ServedEngine other;
    private Fleet fleet;

    @BeforeEach
    void start() throws IOException {
        MemoryStore store = new MemoryStore();
        one = new ServedEngine(folder.resolve("one"), store);
        Files.createDirectories(folder.resolve("other"));
        Files.copy(folder.resolve("one/access.key"), folder.resolve("other/access.key"));
        other = new ServedEngine(folder.resolve("other"), store);
        fleet = new FakeHost(one.engine).fleet("arena", Protection.NONE, 1);
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
    }

    private static Browser at(ServedEngine server, String cookie) {
        return new Browser(server, cookie);
    }

    @Test
    void whoSignsInAtOneServerIsSignedInAtTheOther() throws Exception {
        String cookie = one.signedIn(ServedEngine.SECRET_ID);

        assertThat(at(one, cookie).get("/console").statusCode()).isEqualTo(200);
        assertThat(at(other, cookie).get("/console").statusCode()).isEqualTo(200);
    }

    @Test
    void aFormOfOneServerMayBeSentToTheOther() throws Exception {
        String cookie = one.signedIn(ServedEngine.SECRET_ID);
        String token = at(one, cookie).token();

        HttpResponse<String> answer = at(other, cookie).post("/console/do/UpdateFleetName", renamed(token));

        assertThat(answer.body()).contains("\"then\":\"/console/fleets\"");
        assertThat(one.engine.fleets().require(fleet.id()).description().name()).isEqualTo("harbour");
        assertThat(at(one, cookie).get("/console/fleets").body()).contains("role=\"status\">Done.");
    }

    @Test
    void theTokenOfAnotherVisitIsRefusedAtBoth() throws Exception {
        String cookie = one.signedIn(ServedEngine.SECRET_ID);
        String foreign = at(other, other.signedIn(ServedEngine.SECRET_ID)).token();

        for (ServedEngine server : List.of(one, other)) {
            assertThat(at(server, cookie)
                            .post("/console/do/UpdateFleetName", renamed(foreign))
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(one.engine.fleets().require(fleet.id()).description().name()).isEqualTo("arena");
    }

    @Test
    void whoSignsOutAtOneServerIsOutAtTheOtherAtOnce() throws Exception {
        String cookie = one.signedIn(ServedEngine.SECRET_ID);
        Browser browser = at(other, cookie);

        browser.post("/console/sign-out", Map.of("_csrf", browser.token()));

        assertThat(at(one, cookie).get("/console").statusCode()).isEqualTo(303);
        assertThat(at(other, cookie).get("/console").statusCode()).isEqualTo(303);
    }

    @Test
    void aLinkOfOneServerSignsInAtTheOtherOnce() throws Exception {
        String ticket = one.tickets().issue(ServedEngine.SECRET_ID);
        Browser browser = at(other, "");

        HttpResponse<String> entered = browser.post("/console/enter", Map.of("ticket", ticket));
        browser.take(entered);

        assertThat(browser.get("/console").statusCode()).isEqualTo(200);
        assertThat(at(one, "").post("/console/enter", Map.of("ticket", ticket)).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aVisitOutlivesARestart() throws Exception {
        String cookie = one.signedIn(ServedEngine.SECRET_ID);
        String token = at(one, cookie).token();
        one.stop();

        assertThat(at(other, cookie).token()).isEqualTo(token);
    }

    @Test
    void aMadeUpCookieIsNobodys() throws Exception {
        String cookie = one.signedIn(ServedEngine.SECRET_ID);
        String changed = cookie.substring(0, cookie.length() - 1) + (cookie.endsWith("A") ? "B" : "A");

        assertThat(at(other, changed).get("/console").statusCode()).isEqualTo(303);
    }

    @Test
    void aCookieOfAnotherDatabaseIsNobodys() throws Exception {
        try (ServedEngine stranger = new ServedEngine(folder.resolve("stranger"))) {
            String cookie = stranger.signedIn(ServedEngine.SECRET_ID);

            assertThat(at(one, cookie).get("/console").statusCode()).isEqualTo(303);
        }
    }

    @Test
    void aCredentialDisabledAtOneServerIsOutAtTheOther() throws Exception {
        String id = one.gate
                .office()
                .create("ops", List.of("QcloudGSEFullAccess"), "test")
                .secretId();
        String cookie = one.signedIn(id);
        one.gate.office().enable(id, false, "test");

        // Nothing of this credential was asked of the other before: it reads anew.
        assertThat(at(other, cookie).get("/console").statusCode()).isEqualTo(303);
        assertThat(at(one, cookie).get("/console").statusCode()).isEqualTo(303);
    }

    private Map<String, String> renamed(String token) {
        return Map.of(
                "_csrf",
                token,
                "_here",
                "/console/fleets",
                "FleetId",
                fleet.id().value(),
                "Name",
                "harbour");
    }
}
