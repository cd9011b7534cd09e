package io.opengse.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.opengse.server.access.LinkAudit;
import io.opengse.server.access.LinkAudit.Outcome;
import io.opengse.server.access.LinkAudit.Use;
import io.opengse.server.blob.Blobs;
import io.opengse.server.blob.SignedUrls;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** Hands out blobs to whoever follows a signed link, GET /blobs/…?expires=…&signature=…. */
final class BlobRoute implements HttpService {
    private final Blobs blobs;
    private final SignedUrls urls;
    private final LinkAudit audit;

    BlobRoute(Blobs blobs, SignedUrls urls, LinkAudit audit) {
        this.blobs = blobs;
        this.urls = urls;
        this.audit = audit;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/*", this::send);
    }

    private void send(ServerRequest request, ServerResponse response) throws IOException {
        String key = request.path().path().substring(1);
        String expires = request.query().first("expires").orElse("");
        String signature = request.query().first("signature").orElse("");
        String source = Origins.source(request);
        switch (urls.check(key, expires, signature)) {
            case FORGED -> {
                audit.noteForged(Use.DOWNLOAD, source);
                Plain.send(response, Status.FORBIDDEN_403, "this link was not made by this server");
            }
            case EXPIRED -> {
                audit.note(Use.DOWNLOAD, key, source, Outcome.EXPIRED);
                Plain.send(response, Status.FORBIDDEN_403, "this link has expired: ask for a new one");
            }
            case GOOD -> {
                Optional<Long> size = Blobs.isKey(key) ? blobs.size(key) : Optional.empty();
                audit.note(Use.DOWNLOAD, key, source, size.isPresent() ? Outcome.OK : Outcome.GONE);
                send(key, size, response);
            }
        }
    }

    private void send(String key, Optional<Long> size, ServerResponse response) throws IOException {
        if (size.isEmpty()) {
            Plain.send(response, Status.NOT_FOUND_404, "what this link led to has been removed");
            return;
        }
        String name = key.substring(key.lastIndexOf('/') + 1);
        response.header(
                HeaderNames.CONTENT_TYPE, name.endsWith(".zip") ? "application/zip" : "application/octet-stream");
        response.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
        response.header("X-Content-Type-Options", "nosniff");
        response.header("Cache-Control", "no-store");
        response.contentLength(size.get());
        try (InputStream content = blobs.open(key);
                OutputStream out = response.outputStream()) {
            content.transferTo(out);
        }
    }
}
