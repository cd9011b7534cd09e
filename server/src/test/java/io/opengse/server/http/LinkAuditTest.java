package io.opengse.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.server.blob.SignedUrls;
import io.opengse.server.zip.CraftedZip;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who fetched and who brought something by a link or a pass is in the audit log. */
class LinkAuditTest {
    private static final Duration AN_HOUR = Duration.ofHours(1);

    @TempDir
    private Path folder;

    private ServedEngine server;

    @BeforeEach
    void start() throws Exception {
        server = new ServedEngine(folder);
        server.blobs.put("logs/a.zip", new ByteArrayInputStream(new byte[] {1, 2, 3}));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aDownloadByALinkIsTakenDown() throws Exception {
        server.get(link("logs/a.zip", AN_HOUR));

        assertThat(audited("DownloadByLink")).containsExactly("link logs/a.zip 127.0.0.1 OK");
    }

    @Test
    void linksThatLeadNowhereAreTakenDownWithTheReason() throws Exception {
        server.get(link("logs/a.zip", AN_HOUR.negated()));
        server.get(link("logs/gone.zip", AN_HOUR));

        assertThat(audited("DownloadByLink"))
                .containsExactly("link logs/gone.zip 127.0.0.1 NotFound", "link logs/a.zip 127.0.0.1 LinkExpired");
    }

    @Test
    void whatAForgedLinkNamesIsNotKept() throws Exception {
        server.get(link("logs/a.zip", AN_HOUR).replace("a.zip", "secret.zip"));

        assertThat(audited("DownloadByLink")).containsExactly("link  127.0.0.1 LinkForged");
    }

    @Test
    void anUploadIsTakenDownOnceItIsWhole() throws Exception {
        byte[] zip = new CraftedZip().file("bin/server", "x".repeat(1000)).bytes();
        JsonNode pass = server.call("GetUploadCredentials", "{\"AssetRegion\":\"local\",\"BucketKey\":\"arena.zip\"}");

        server.send(server.request("/packages/arena.zip")
                .header("Authorization", pass.get("BucketAuth").asText())
                .header("Content-Range", "bytes 0-99/" + zip.length)
                .PUT(BodyPublishers.ofByteArray(zip, 0, 100)));
        assertThat(audited("UploadByPass")).isEmpty();
        server.send(server.request("/packages/arena.zip")
                .header("Authorization", pass.get("BucketAuth").asText())
                .header("Content-Range", "bytes 100-" + (zip.length - 1) + "/" + zip.length)
                .PUT(BodyPublishers.ofByteArray(zip, 100, zip.length - 100)));

        assertThat(audited("UploadByPass")).containsExactly("link arena.zip 127.0.0.1 OK");
    }

    @Test
    void anUploadWithoutAPassIsTakenDown() throws Exception {
        for (int tried = 0; tried < 2; tried++) {
            server.send(server.request("/packages/arena.zip").PUT(BodyPublishers.ofString("zip")));
        }

        assertThat(audited("UploadByPass")).contains("link  127.0.0.1 LinkForged");
    }

    private static String link(String key, Duration lifetime) {
        return new SignedUrls(new byte[] {1}, Clock.systemUTC()).link(key, lifetime);
    }

    private List<String> audited(String action) throws Exception {
        JsonNode calls = server.call("OpengseListAudit", "{\"ActionName\":\"" + action + "\"}")
                .get("Calls");
        return StreamSupport.stream(calls.spliterator(), false)
                .map(call -> String.join(
                        " ",
                        call.get("SecretId").asText(),
                        call.get("Resources").asText(),
                        call.get("SourceAddress").asText(),
                        call.get("Code").asText()))
                .toList();
    }
}
