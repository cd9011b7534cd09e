package io.opengse.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.audit.AuditTable;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.Protection;
import io.opengse.server.http.FakeHost;
import io.opengse.server.http.ServedEngine;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forms do what they say, in the visitor's name, and only when the visitor sent them from a page of ours. */
class ForgeryTest {
    @TempDir
    Path folder;

    private ServedEngine server;
    private Browser browser;
    private Fleet fleet;

    @BeforeEach
    void start() {
        server = new ServedEngine(folder);
        browser = Browser.signedIn(server);
        fleet = new FakeHost(server.engine).fleet("arena", Protection.NONE, 1);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aFormOfOursCallsItsActionAndIsTakenDown() throws Exception {
        HttpResponse<String> answer = browser.post("/console/do/UpdateFleetName", renamed(browser.token()));
        server.gate.trail().flush();

        assertThat(answer.body()).contains("\"then\":\"/console/fleets\"");
        assertThat(name()).isEqualTo("harbour");
        assertThat(server.engine.audits().find(new AuditTable.Query(null, "UpdateFleetName", null, 0), 9))
                .extracting(entry -> entry.credential())
                .containsExactly(ServedEngine.SECRET_ID);
    }

    @Test
    void aRefusalComesBackWithItsReason() throws Exception {
        HttpResponse<String> answer = browser.post(
                "/console/do/UpdateFleetName",
                Map.of("_csrf", browser.token(), "FleetId", "fleet-none", "Name", "harbour"));

        assertThat(answer.body()).contains("ResourceNotFound", "fleet-none");
    }

    @Test
    void aFormWithoutTheTokenIsRefused() throws Exception {
        HttpResponse<String> answer = browser.post("/console/do/UpdateFleetName", renamed("guessed"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(name()).isEqualTo("arena");
    }

    @Test
    void aFormOfAnotherSiteIsRefused() throws Exception {
        HttpResponse<String> answer =
                browser.postFrom("https://evil.example", "/console/do/UpdateFleetName", renamed(browser.token()));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(name()).isEqualTo("arena");
    }

    @Test
    void aVisitorMayDoWhatTheCredentialMay() throws Exception {
        String reader = server.gate
                .office()
                .create("reader", List.of("QcloudGSEReadOnlyAccess"), "test")
                .secretId();
        Browser visitor = new Browser(server, server.signedIn(reader));

        HttpResponse<String> answer = visitor.post("/console/do/UpdateFleetName", renamed(visitor.token()));

        assertThat(answer.body()).contains("UnauthorizedOperation");
        assertThat(name()).isEqualTo("arena");
        assertThat(visitor.get("/console/hosts").statusCode()).isEqualTo(403);
        assertThat(visitor.get("/console/hosts").body()).contains("OpengseListHosts");
    }

    @Test
    void withoutTheScriptAFormLeadsBackToItsPageWithASentence() throws Exception {
        server.send(server.request("/console")); // a stranger's look changes nothing
        String form = "_csrf=" + browser.token() + "&_here=%2Fconsole%2Ffleets&FleetId=" + fleet.id() + "&Name=harbour";
        String cookie = server.signedIn(ServedEngine.SECRET_ID);
        Browser other = new Browser(server, cookie);
        form = form.replaceFirst("_csrf=[^&]+", "_csrf=" + other.token());

        HttpResponse<String> answer = server.send(server.request("/console/do/UpdateFleetName")
                .header("Cookie", cookie)
                .header("Origin", "http://" + server.endpoint())
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(form)));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/console/fleets");
        assertThat(other.get("/console/fleets").body()).contains("role=\"status\">Done.");
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

    private String name() {
        return server.engine.fleets().require(fleet.id()).description().name();
    }
}
