package io.opengse.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.server.http.ServedEngine;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every page promises to the browser. */
class AnswersTest {
    @TempDir
    Path folder;

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
    void aPageMayLoadNothingFromElsewhereNorStandInAFrame() throws Exception {
        HttpResponse<String> page = Browser.signedIn(server).get("/console");

        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void aPageHasNoScriptAndNoStyleOfItsOwn() throws Exception {
        String page = Browser.signedIn(server).get("/console/fleets").body();

        assertThat(page.toLowerCase(Locale.ROOT)).doesNotContain("<script>", " style=", " onclick", "<style");
    }

    @Test
    void filesAreKeptByBrowsersUnderTheHashOfTheirContent() throws Exception {
        Browser browser = Browser.signedIn(server);
        List<String> files = Browser.files(browser.get("/console").body());

        assertThat(files).hasSizeGreaterThan(2);
        for (String file : files) {
            HttpResponse<String> answer = browser.get(file);
            assertThat(answer.statusCode()).as(file).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
        }
        assertThat(browser.get("/console/files/000000000000/console.css").statusCode())
                .isEqualTo(404);
    }

    @Test
    void theLanguageIsTheBrowsersUntilAnotherIsChosen() throws Exception {
        Browser browser = Browser.signedIn(server);

        assertThat(browser.preferring("zh-CN,zh;q=0.9,en;q=0.8").get("/console").body())
                .contains("<html lang=\"zh\"", "舰队");
        assertThat(browser.preferring("fr").get("/console").body()).contains("<html lang=\"en\"");
        HttpResponse<String> chosen =
                browser.post("/console/choose", java.util.Map.of("language", "zh", "_here", "/console"));
        assertThat(chosen.headers().firstValue("Set-Cookie").orElse("")).contains("gse-language=zh");
    }
}
