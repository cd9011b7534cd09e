package io.opengse.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PingTest {
    @TempDir
    private Path folder;

    private ServedEngine server;

    @BeforeEach
    void start() {
        server = new ServedEngine(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aPingIsAnsweredToPagesOfAnyOriginAndNeverFromACache() throws Exception {
        HttpResponse<String> pong = server.get("/v1/ping");

        assertThat(pong.statusCode()).isEqualTo(200);
        assertThat(pong.body()).isEqualTo("pong");
        assertThat(pong.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(pong.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void whoAsksTooOftenIsToldToWait() throws Exception {
        HttpResponse<String> pong = server.get("/v1/ping");
        for (int asked = 0; asked < 30 && pong.statusCode() == 200; asked++) {
            pong = server.get("/v1/ping");
        }

        assertThat(pong.statusCode()).isEqualTo(429);
        assertThat(pong.headers().firstValue("Retry-After")).contains("1");
        assertThat(pong.body()).isEmpty();
    }
}
