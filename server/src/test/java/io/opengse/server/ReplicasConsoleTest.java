package io.opengse.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.server.link.OneDatabase;
import io.opengse.server.sql.postgres.Postgres;
import io.opengse.server.sql.postgres.PostgresServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A browser between two servers of one PostgreSQL database. */
@ExtendWith(Postgres.class)
class ReplicasConsoleTest {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newHttpClient();
    private final String url;

    @TempDir
    Path folder;

    private OneDatabase database;

    ReplicasConsoleTest(PostgresServer postgres) {
        this.url = postgres.url(postgres.emptyDatabase());
    }

    @BeforeEach
    void open() {
        database = new OneDatabase(url, folder);
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        database.close();
    }

    @Test
    void aSignInAndItsEndHoldAtBothServers() throws Exception {
        Server one = database.start("one");
        Server other = database.start("other");
        String cookie = signedIn(one, other);

        assertThat(page(one, cookie).statusCode()).isEqualTo(200);
        String token = token(page(other, cookie));
        assertThat(post(one, "/console/sign-out", cookie, "_csrf=" + token).statusCode())
                .isEqualTo(303);

        assertThat(page(one, cookie).statusCode()).isEqualTo(303);
        assertThat(page(other, cookie).statusCode()).isEqualTo(303);
    }

    @Test
    void aSignInOutlivesTheServersOfItsDatabase() throws Exception {
        Server one = database.start("one");
        String cookie = signedIn(one, one);
        one.close();

        assertThat(page(database.start("other"), cookie).statusCode()).isEqualTo(200);
    }

    /** The cookie of one who followed a link of one server at another. */
    private String signedIn(Server from, Server at) throws IOException, InterruptedException {
        String ticket = from.consoleLink().orElseThrow().replaceFirst(".*ticket=", "");
        HttpResponse<String> entered = post(at, "/console/enter", "", "ticket=" + ticket);
        assertThat(post(from, "/console/enter", "", "ticket=" + ticket).statusCode())
                .isEqualTo(403);
        return entered.headers().firstValue("Set-Cookie").orElse("").split(";", 2)[0];
    }

    private HttpResponse<String> page(Server server, String cookie) throws IOException, InterruptedException {
        return client.send(request(server, "/console", cookie).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(Server server, String path, String cookie, String form)
            throws IOException, InterruptedException {
        return client.send(
                request(server, path, cookie)
                        .header("Origin", "http://" + server.api())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(Server server, String path, String cookie) {
        return HttpRequest.newBuilder(URI.create("http://" + server.api() + path))
                .header("Cookie", cookie.isEmpty() ? "none=1" : cookie);
    }

    private static String token(HttpResponse<String> page) {
        Matcher token = TOKEN.matcher(page.body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }
}
