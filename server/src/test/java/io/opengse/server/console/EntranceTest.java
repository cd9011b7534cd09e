package io.opengse.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.server.http.ServedEngine;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Coming into the console and leaving it. */
class EntranceTest {
    @TempDir
    Path folder;

    private ServedEngine server;
    private Browser stranger;

    @BeforeEach
    void start() {
        server = new ServedEngine(folder);
        stranger = new Browser(server, "");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whoIsNotSignedInIsLedToTheSignInAndBack() throws Exception {
        HttpResponse<String> page = stranger.get("/console/fleets");

        assertThat(page.statusCode()).isEqualTo(303);
        assertThat(page.headers().firstValue("Location")).contains("/console/sign-in?then=%2Fconsole%2Ffleets");
    }

    @Test
    void theKeyPairOfACredentialSignsIn() throws Exception {
        HttpResponse<String> answer = stranger.post("/console/sign-in", keys(ServedEngine.SECRET_KEY));
        stranger.take(answer);

        assertThat(answer.headers().firstValue("Location")).contains("/console/fleets");
        assertThat(answer.headers().firstValue("Set-Cookie").orElse("")).contains("HttpOnly", "SameSite=Strict");
        assertThat(stranger.get("/console").statusCode()).isEqualTo(200);
    }

    @Test
    void aWrongKeyIsRefusedAndTakenDown() throws Exception {
        HttpResponse<String> answer = stranger.post("/console/sign-in", keys("wrong"));
        server.gate.trail().flush();

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(server.engine
                        .audits()
                        .find(new io.opengse.engine.audit.AuditTable.Query(null, "ConsoleSignIn", null, 0), 9))
                .extracting(entry -> entry.code())
                .containsExactly("AuthFailure");
    }

    @Test
    void whoTriesTooOftenHasToWait() throws Exception {
        for (int time = 0; time < 11; time++) {
            stranger.post("/console/sign-in", keys("wrong"));
        }

        assertThat(stranger.post("/console/sign-in", keys(ServedEngine.SECRET_KEY))
                        .statusCode())
                .isEqualTo(429);
    }

    @Test
    void theSignInLeadsNowhereElse() throws Exception {
        HttpResponse<String> answer = stranger.post(
                "/console/sign-in",
                Map.of(
                        "secretId",
                        ServedEngine.SECRET_ID,
                        "secretKey",
                        ServedEngine.SECRET_KEY,
                        "then",
                        "/console@evil.example"));

        assertThat(answer.headers().firstValue("Location")).contains("/console");
    }

    @Test
    void aLinkSignsInOnceAndOnlyWhenItsFormIsSent() throws Exception {
        String ticket = server.tickets().issue(ServedEngine.SECRET_ID);

        assertThat(stranger.get("/console/enter?ticket=" + ticket).body()).contains(ticket);
        HttpResponse<String> first = stranger.post("/console/enter", Map.of("ticket", ticket));
        HttpResponse<String> second = stranger.post("/console/enter", Map.of("ticket", ticket));

        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(second.statusCode()).isEqualTo(403);
    }

    @Test
    void signingOutEndsTheVisit() throws Exception {
        Browser browser = Browser.signedIn(server);

        browser.post("/console/sign-out", Map.of("_csrf", browser.token()));

        assertThat(browser.get("/console").statusCode()).isEqualTo(303);
    }

    @Test
    void aDisabledCredentialIsOutAtOnce() throws Exception {
        String id = server.gate
                .office()
                .create("ops", java.util.List.of("QcloudGSEFullAccess"), "test")
                .secretId();
        Browser browser = new Browser(server, server.signedIn(id));
        assertThat(browser.get("/console").statusCode()).isEqualTo(200);

        server.gate.office().enable(id, false, "test");

        assertThat(browser.get("/console").statusCode()).isEqualTo(303);
    }

    private static Map<String, String> keys(String key) {
        return Map.of("secretId", ServedEngine.SECRET_ID, "secretKey", key, "then", "/console/fleets");
    }
}
