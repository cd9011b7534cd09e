package io.opengse.cli.client;

import io.opengse.cli.console.Failure;
import io.opengse.cli.pack.PackageFile;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.function.LongConsumer;

/** Sends one package to where GetUploadCredentials says, from where an earlier attempt stopped. */
public final class PackageUpload implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int DONE = 200;
    private static final int GOES_ON = 202;
    private static final int NOTHING_YET = 404;

    private final URI target;
    private final String authorization;
    private final PackageFile file;
    private final HttpClient http;

    /** @param authorization as GetUploadCredentials gave it for this target */
    public PackageUpload(URI target, String authorization, PackageFile file) {
        this(target, authorization, file, ApiServer.plain(target.getAuthority()));
    }

    /** @param server trusted as it is for calls */
    public PackageUpload(URI target, String authorization, PackageFile file, ApiServer server) {
        this.http = server.client();
        this.target = target;
        this.authorization = authorization;
        this.file = file;
    }

    /**
     * Sends what the server does not have yet; nothing, when it has all of it.
     *
     * @param sent told how many bytes the server has, or will have when what is under way arrives
     * @throws IOException when the connection broke: what came is kept, so calling again goes on
     * @throws Failure when the server says no
     */
    public void send(LongConsumer sent) throws IOException {
        HttpResponse<Void> known = exchange(request().timeout(PATIENCE).HEAD().build(), BodyHandlers.discarding());
        long offset = switch (known.statusCode()) {
            case DONE -> known.headers().firstValueAsLong("Upload-Offset").orElse(0);
            case NOTHING_YET -> 0;
            default -> throw refused(known.statusCode(), "");
        };
        boolean whole = known.headers().firstValue("Upload-Complete").orElse("").equals("?1");
        if (whole && known.headers().firstValue("X-Gse-Sha256").orElse("").equals(file.sha256())) {
            sent.accept(file.size());
            return;
        }
        put(whole || offset > file.size() ? 0 : offset, sent);
    }

    private void put(long from, LongConsumer sent) throws IOException {
        sent.accept(from);
        String range = from == file.size() ? "*" : from + "-" + (file.size() - 1);
        HttpRequest put = request()
                .header("Content-Range", "bytes " + range + "/" + file.size())
                .header("X-Gse-Sha256", file.sha256())
                .PUT(rest(from, sent))
                .build();
        HttpResponse<String> answer = exchange(put, BodyHandlers.ofString());
        if (answer.statusCode() == GOES_ON) {
            throw new IOException("the server has only a part of it");
        }
        if (answer.statusCode() != DONE) {
            throw refused(answer.statusCode(), answer.body().strip());
        }
    }

    private BodyPublisher rest(long from, LongConsumer sent) {
        if (from == file.size()) {
            return BodyPublishers.noBody();
        }
        return BodyPublishers.fromPublisher(
                BodyPublishers.ofInputStream(() -> content(from, sent)), file.size() - from);
    }

    private InputStream content(long from, LongConsumer sent) {
        try {
            InputStream content = Files.newInputStream(file.path());
            content.skipNBytes(from);
            return new Watched(content, from, sent);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static final class Watched extends FilterInputStream {
        private final LongConsumer sent;
        private long count;

        Watched(InputStream content, long from, LongConsumer sent) {
            super(content);
            this.count = from;
            this.sent = sent;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int read = super.read(buffer, from, length);
            if (read > 0) {
                count += read;
                sent.accept(count);
            }
            return read;
        }
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(target).header("Authorization", authorization);
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) throws IOException {
        try {
            return http.send(request, handler);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted", "push again: it goes on where it stopped", interrupted);
        }
    }

    private static Failure refused(int status, String why) {
        return new Failure(
                "the server does not take the package: " + (why.isEmpty() ? "HTTP " + status : why),
                "push again when that is mended: what was sent is kept for a day");
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
