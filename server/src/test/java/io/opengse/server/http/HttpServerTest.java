package io.opengse.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengse.server.blob.SignedUrls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpServerTest {
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
    void aBrowserIsLedToTheConsole() throws Exception {
        HttpResponse<String> page = server.send(server.request("/").header("Accept", "text/html,*/*"));

        assertThat(page.statusCode()).isEqualTo(303);
        assertThat(page.headers().firstValue("Location")).contains("/console");
    }

    @Test
    void anUnsignedCallIsAnsweredInTheEnvelopeWithStatus200() throws Exception {
        HttpResponse<String> reply = server.get("/?Action=ListFleets");

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(reply.body())
                .startsWith("{\"Response\":{\"Error\":{\"Code\":\"AuthFailure.InvalidAuthorization\"")
                .containsPattern("\"RequestId\":\"[0-9a-f-]{36}\"");
    }

    @Test
    void aBodyThatIsTooLargeIsAnsweredInTheEnvelope() throws Exception {
        HttpResponse<String> reply =
                server.send(server.request("/").POST(HttpRequest.BodyPublishers.ofString("x".repeat(3 << 20))));

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).contains("RequestSizeLimitExceeded").contains("1048576");
    }

    @Test
    void aChunkedBodyThatIsTooLargeIsAnsweredInTheEnvelope() throws Exception {
        HttpResponse<String> reply = server.send(server.request("/")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[3 << 20]))));

        assertThat(reply.body()).contains("RequestSizeLimitExceeded");
    }

    @Test
    void anUnknownPathIsNotFound() throws Exception {
        assertThat(server.get("/nowhere").statusCode()).isEqualTo(404);
        assertThat(server.get("/nowhere").body()).contains("the API is POST / and GET /");
    }

    @Test
    void itIsAliveAndMeasured() throws Exception {
        server.get("/?Action=Made-up-by-a-caller");

        assertThat(server.get("/health").body()).isEqualTo("{\"status\":\"alive\"}");
    }

    @Test
    void aSignedLinkFetchesItsBlobAndNoOther() throws Exception {
        server.blobs.put("logs/a.zip", new ByteArrayInputStream("zip".getBytes(StandardCharsets.UTF_8)));
        server.blobs.put("logs/b.zip", new ByteArrayInputStream(new byte[1]));
        String link = new SignedUrls(new byte[] {1}, Clock.systemUTC()).link("logs/a.zip", Duration.ofHours(1));

        HttpResponse<String> fetched = server.get(link);
        assertThat(fetched.body()).isEqualTo("zip");
        assertThat(fetched.headers().firstValue("Content-Type")).contains("application/zip");
        assertThat(server.get(link.replace("a.zip", "b.zip")).statusCode()).isEqualTo(403);
        assertThat(server.get("/blobs/logs/a.zip").statusCode()).isEqualTo(403);
        assertThat(server.get("/blobs/../url.key").statusCode()).isIn(400, 403, 404);
    }

    @Test
    void aLinkWhoseBlobWasRemovedSaysSo() throws Exception {
        String link = new SignedUrls(new byte[] {1}, Clock.systemUTC()).link("logs/gone.zip", Duration.ofHours(1));

        assertThat(server.get(link).statusCode()).isEqualTo(404);
    }

    @Test
    void anExpiredLinkSaysSo() throws Exception {
        String link = new SignedUrls(new byte[] {1}, Clock.systemUTC()).link("logs/a.zip", Duration.ofSeconds(-5));

        assertThat(server.get(link).body()).contains("expired");
    }

    @Test
    void theLocalApiIsClosedToPagesOfOtherSites() throws Exception {
        HttpResponse<String> reply = server.send(server.request("/capi")
                .header("Origin", "https://evil.example")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));

        assertThat(reply.statusCode()).isEqualTo(403);
    }

    @Test
    void theLocalApiNamesWhatItTakes() throws Exception {
        assertThat(server.capi("nonsense").body()).contains("the body is not JSON");
        assertThat(server.capi("{}").body()).contains("Action is missing");
        assertThat(server.capi("{\"Action\":\"ListFleets\"}").body())
                .contains("InvalidAction")
                .containsPattern("\"RequestId\":\"s\\d{19}\"");
    }

    @Test
    void aTakenAddressIsNamedWithAWayOut() {
        HttpAddress taken = new HttpAddress("127.0.0.1", server.port());

        assertThatThrownBy(() -> HttpServer.start(taken, server.served))
                .isInstanceOf(AddressUnusable.class)
                .hasMessageContaining("127.0.0.1:" + server.port())
                .hasMessageContaining("--api HOST:PORT");
    }

    @Test
    void aClientThatLeavesInTheMiddleDisturbsNobody() throws Exception {
        for (int round = 0; round < 20; round++) {
            half("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc");
            half("POST / HT");
            half("\u0000\u0001\u0002");
        }

        assertThat(server.get("/health").statusCode()).isEqualTo(200);
    }

    @Test
    void aMethodTheApiDoesNotTakeIsToldSo() throws Exception {
        HttpResponse<String> reply = server.send(server.request("/").PUT(HttpRequest.BodyPublishers.ofString("{}")));

        assertThat(reply.statusCode()).isEqualTo(405);
        assertThat(reply.headers().firstValue("Allow")).contains("GET, POST");
        assertThat(reply.body()).contains("by POST and GET");
    }

    @Test
    void theOnlyWayIntoTheLocalApiIsSaid() throws Exception {
        assertThat(server.get("/capi").body()).contains("takes POST /capi");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /?Action=%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcde",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n\r\n"
            })
    void whatCannotBeReadIsToldSoInWords(String request) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

            assertThat(answer).startsWith("HTTP/1.1 400").contains("this request cannot be read");
        }
    }

    @Test
    void anAddressIsReadAsPeopleWriteIt() {
        assertThat(HttpAddress.parse("127.0.0.1:80")).isEqualTo(new HttpAddress("127.0.0.1", 80));
        assertThat(HttpAddress.parse("[::1]:0"))
                .isEqualTo(new HttpAddress("::1", 0))
                .hasToString("[::1]:0");
        assertThatThrownBy(() -> HttpAddress.parse("8080")).hasMessageContaining("HOST:PORT");
        assertThatThrownBy(() -> HttpAddress.parse("a:99999")).hasMessageContaining("HOST:PORT");
    }

    private void half(String text) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }
    }
}
